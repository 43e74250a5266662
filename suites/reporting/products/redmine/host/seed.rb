# Sets Redmine up for reports: the province is a project, its units are private projects below it, each version of a form
# is a tracker with a field for every cell that people enter, a campaign is a version, a report is an issue, a workflow by
# role. Reads what to make from the JSON file DESK, at `reporting`: { units: { province, all: [{ code, name, project }] },
# people: [{ login, role, project }], password, forms: [{ tracker, fields: [{ name, title, isOptional }] }],
# campaigns: [{ period, tracker, title, follows, reports: [{ project, figures }] }], without: [[from, to]], faults }.
require 'json'
desk = JSON.parse(File.read(ENV.fetch('DESK'))).fetch('reporting')
faults = desk.fetch('faults', [])

Setting.default_language = 'vi'
Setting.force_default_language_for_anonymous = '1'
Setting.force_default_language_for_loggedin = '1'
Setting.login_required = '1'
Setting.self_registration = '0'
Setting.rest_api_enabled = '1'
Setting.user_format = 'username'
Setting.notified_events = []
Setting.issues_export_limit = '1000'

ActiveRecord::Base.transaction do
  names = {
    entering: 'Đang nhập liệu', filled: 'Đã nhập đủ số liệu', sent: 'Đã gửi chờ duyệt', returned: 'Yêu cầu chỉnh lý',
    approved: 'Đã duyệt chờ tổng hợp', aggregated: 'Đã tổng hợp', completed: 'Hoàn thành'
  }
  status = names.to_h { |key, name| [key, IssueStatus.create!(name: name, is_closed: key == :completed)] }
  priority = IssuePriority.find_by(is_default: true) || IssuePriority.create!(name: 'Bình thường', is_default: true)

  trackers = desk['forms'].to_h do |form|
    [form['tracker'], Tracker.create!(name: form['tracker'], default_status: status[:entering],
                                      core_fields: %w[fixed_version_id])]
  end
  all = trackers.values
  period = IssueCustomField.create!(name: 'Kỳ báo cáo', field_format: 'string', regexp: '\A\d{4}(\d{1,2}|-\d+T\d?)?\z',
                                    is_required: true, is_for_all: true, is_filter: true, trackers: all)
  reason = IssueCustomField.create!(name: 'Lý do yêu cầu chỉnh lý', field_format: 'text', max_length: 1000,
                                    is_for_all: true, trackers: all)
  VersionCustomField.create!(name: 'Kỳ báo cáo', field_format: 'string', is_required: true)
  VersionCustomField.create!(name: 'Biểu mẫu', field_format: 'list', is_required: true, possible_values: trackers.keys)
  VersionCustomField.create!(name: 'Phạm vi', field_format: 'list', possible_values: ['Toàn tỉnh', 'Một số đơn vị'])
  VersionCustomField.create!(name: 'Số của đợt kỳ trước', field_format: 'int')
  ProjectCustomField.create!(name: 'Mã đơn vị', field_format: 'string', visible: true)

  # Cells hold whole numbers: what is no whole number Redmine shows, sums up and exports with two digits.
  cells = {}
  desk['forms'].each do |form|
    form['fields'].each do |one|
      cell = cells[one['name']] ||= IssueCustomField.create!(
        name: one['name'], description: one['title'], field_format: 'int', regexp: '\A\d+\z', is_for_all: true,
        is_filter: true, trackers: []
      )
      cell.trackers << trackers.fetch(form['tracker'])
    end
  end

  view = %i[view_issues]
  roles = {
    'reporter' => Role.create!(name: 'Cán bộ nhập liệu', issues_visibility: 'all', permissions: view + %i[edit_issues]),
    'approver' => Role.create!(name: 'Lãnh đạo đơn vị báo cáo', issues_visibility: 'all',
                               permissions: view + %i[edit_issues]),
    'aggregator' => Role.create!(name: 'Cán bộ đầu mối tổng hợp', issues_visibility: 'all',
                                 permissions: view + %i[edit_issues add_issues manage_versions]),
    'province-signer' => Role.create!(name: 'Lãnh đạo ký báo cáo tỉnh', issues_visibility: 'all',
                                      permissions: view + %i[edit_issues]),
    'reporting-system' => Role.create!(name: 'Hệ thống đọc báo cáo', issues_visibility: 'all', permissions: view)
  }

  # Who moves a report from where to where. A status that stays is no transition.
  moves = {
    'reporter' => [%i[entering filled], %i[returned filled], %i[filled sent]],
    'approver' => [%i[sent approved], %i[sent returned], %i[approved returned]],
    'aggregator' => [%i[approved aggregated], %i[approved returned], %i[aggregated returned]],
    'province-signer' => [%i[aggregated completed]]
  }
  without = desk.fetch('without', []).map { |move| move.map(&:to_sym) }
  rows = all.flat_map do |tracker|
    moves.flat_map do |role, list|
      (list - without).map do |from, to|
        { type: 'WorkflowTransition', tracker_id: tracker.id, role_id: roles.fetch(role).id,
          old_status_id: status.fetch(from).id, new_status_id: status.fetch(to).id }
      end
    end
  end
  WorkflowTransition.insert_all(rows)

  # A unit enters figures until it has sent them, and leaves none of those that are wanted empty then. Who returns a report
  # says why. Nobody else changes a figure.
  rules = []
  desk['forms'].each do |form|
    tracker = trackers.fetch(form['tracker'])
    add = lambda do |role, key, rule, field|
      rules << { type: 'WorkflowPermission', tracker_id: tracker.id, role_id: roles.fetch(role).id,
                 old_status_id: status.fetch(key).id, new_status_id: 0, rule: rule, field_name: field }
    end
    roles.each_key do |role|
      names.each_key do |key|
        is_open = role == 'reporter' && (%i[entering filled returned].include?(key) || faults.include?('sent-stays-open'))
        form['fields'].each do |one|
          field = cells.fetch(one['name']).id.to_s
          if !is_open
            add.call(role, key, 'readonly', field)
          elsif key == :filled && !one['isOptional'] && !faults.include?('gaps-taken')
            add.call(role, key, 'required', field)
          end
        end
        returns = %w[approver aggregator].include?(role) && key == :returned
        add.call(role, key, returns ? 'required' : 'readonly', reason.id.to_s)
        next if role == 'aggregator' && key == :entering

        ['subject', 'fixed_version_id', 'project_id', 'tracker_id', period.id.to_s].each do |field|
          add.call(role, key, 'readonly', field)
        end
      end
    end
  end
  rules.each_slice(500) { |slice| WorkflowPermission.insert_all(slice) }

  unit_code = ProjectCustomField.find_by!(name: 'Mã đơn vị')
  make = lambda do |unit, parent|
    project = Project.new(name: unit['name'], identifier: unit['project'], is_public: false, trackers: all,
                          enabled_module_names: ['issue_tracking'], inherit_members: !parent.nil?)
    project.parent_id = parent&.id
    project.custom_field_values = { unit_code.id.to_s => unit['code'] }
    project.save!
    project
  end
  province = make.call(desk['units']['province'], nil)

  # Hashing aside, one person is like the other: rows at once for all.
  people = desk['people'].map do |person|
    user = User.new(firstname: person['login'], lastname: 'Cán bộ', mail: "#{person['login']}@bao-cao.example.vn",
                    language: 'vi', status: User::STATUS_ACTIVE)
    user.login = person['login']
    user.password = user.password_confirmation = desk['password']
    user.must_change_passwd = false
    user.save!
    [person, user]
  end
  people.each do |person, user|
    Member.create!(user: user, project: province, roles: [roles.fetch(person['role'])]) unless person['project']
  end
  projects = desk['units']['all'].to_h { |unit| [unit['project'], make.call(unit, province)] }
  people.each do |person, user|
    next unless person['project']

    Member.create!(user: user, project: projects.fetch(person['project']), roles: [roles.fetch(person['role'])])
  end
  if faults.include?('units-open')
    stranger = Role.non_member
    stranger.update!(issues_visibility: 'all', permissions: stranger.permissions | view)
    Project.where(id: projects.values.map(&:id)).update_all(is_public: true)
  end

  # What all communes completed before anybody looked: written as rows, thousands of them.
  author = people.find { |person, _| person['role'] == 'aggregator' }.last
  versions = {}
  desk['campaigns'].each do |campaign|
    version = Version.new(project: province, name: campaign['title'], sharing: 'descendants')
    by_name = VersionCustomField.all.to_h { |one| [one.name, one.id.to_s] }
    version.custom_field_values = {
      by_name['Kỳ báo cáo'] => campaign['period'], by_name['Biểu mẫu'] => campaign['tracker'],
      by_name['Phạm vi'] => 'Toàn tỉnh', by_name['Số của đợt kỳ trước'] => versions[campaign['follows']]&.id.to_s
    }
    version.save!
    versions[campaign['period']] = version
    now = Time.now.utc
    reports = campaign['reports']
    reports = reports.drop(1) if faults.include?('commune-left-out') && campaign == desk['campaigns'].first
    values = []
    reports.each do |report|
      row = { project_id: projects.fetch(report['project']).id, tracker_id: trackers.fetch(campaign['tracker']).id,
              subject: campaign['title'], status_id: status[:completed].id, priority_id: priority.id,
              author_id: author.id, fixed_version_id: version.id, created_on: now, updated_on: now, closed_on: now,
              lock_version: 0, done_ratio: 0, lft: 1, rgt: 2, is_private: false }
      Issue.insert_all([row])
      id = Issue.connection.select_value('SELECT last_insert_rowid()')
      value = ->(field, text) { values << { customized_type: 'Issue', customized_id: id, custom_field_id: field, value: text } }
      value.call(period.id, campaign['period'])
      report['figures'].each { |name, figure| value.call(cells.fetch(name).id, figure) }
    end
    values.each_slice(200) { |slice| CustomValue.insert_all(slice) }
  end
  Issue.where(root_id: nil).update_all('root_id = id')
end
