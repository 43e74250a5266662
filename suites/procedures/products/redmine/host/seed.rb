# Sets Redmine up as a one-stop desk: units as projects, the roles of the desk, dossiers as the only tracker, the ten
# statuses of the national portal and one for what waits for a signature, a workflow by role. Reads what to make from
# the JSON file DESK, at `procedures`: { units: [{ code, name }], people: [{ login, name, role, unit, residence }], password, without: [[from, to]] }.
require 'json'
desk = JSON.parse(File.read(ENV.fetch('DESK'))).fetch('procedures')

Setting.default_language = 'vi'
Setting.force_default_language_for_anonymous = '1'
Setting.force_default_language_for_loggedin = '1'
Setting.app_title = 'Bộ phận Một cửa'
Setting.login_required = '1'
Setting.self_registration = '0'
Setting.rest_api_enabled = '1'
Setting.date_format = '%d/%m/%Y'
Setting.user_format = 'username'
Setting.notified_events = []
Setting.attachment_max_size = '10240'
Setting.text_formatting = ''

ActiveRecord::Base.transaction do
  # Statuses by a short name, in the words of the ten codes.
  names = {
    filed: 'Mới đăng ký', received: 'Được tiếp nhận', refused: 'Không được tiếp nhận', handled: 'Đang xử lý',
    supplement: 'Yêu cầu bổ sung giấy tờ', signing: 'Chờ lãnh đạo ký số', done: 'Đã xử lý xong',
    returned: 'Đã trả kết quả', withdrawn: 'Công dân yêu cầu rút hồ sơ'
  }
  closed = %i[refused returned withdrawn]
  status = names.to_h { |key, name| [key, IssueStatus.create!(name: name, is_closed: closed.include?(key))] }

  tracker = Tracker.create!(name: 'Hồ sơ', default_status: status[:filed], core_fields: %w[assigned_to_id due_date description])
  IssuePriority.create!(name: 'Bình thường', is_default: true)

  field = lambda do |name, format, options = {}|
    IssueCustomField.create!({ name: name, field_format: format, is_for_all: true, is_filter: true,
                               searchable: format == 'string', trackers: [tracker] }.merge(options))
  end
  field.call('Mã hồ sơ', 'string', editable: true)
  field.call('Mã thủ tục', 'string', is_required: true, regexp: '\A\d\.\d{6}\z')
  field.call('Họ và tên', 'string', is_required: true)
  field.call('Số định danh cá nhân', 'string', is_required: true, regexp: '\A\d{12}\z')
  field.call('Ngày tiếp nhận', 'date')
  residence = UserCustomField.create!(name: 'Nơi thường trú', field_format: 'string', editable: false, visible: true)

  view = %i[view_issues add_issue_notes]
  officer = view + %i[edit_issues add_issues manage_related_issues]
  roles = {
    'citizen' => Role.non_member,
    'one-stop' => Role.create!(name: 'Cán bộ một cửa', issues_visibility: 'all', permissions: officer),
    'specialist' => Role.create!(name: 'Chuyên viên', issues_visibility: 'all', permissions: officer),
    'leader' => Role.create!(name: 'Lãnh đạo', issues_visibility: 'all', permissions: officer),
    'clerk' => Role.create!(name: 'Văn thư', issues_visibility: 'all', permissions: view)
  }

  # Whoever signs in may file with any unit, and sees there what is their own.
  roles['citizen'].update!(issues_visibility: 'own', permissions: view + %i[add_issues edit_own_issues])

  # Who moves a dossier from where to where. A status that stays is no transition.
  moves = {
    'citizen' => [%i[supplement filed], %i[filed withdrawn], %i[received withdrawn], %i[supplement withdrawn]],
    'one-stop' => [%i[filed received], %i[filed refused], %i[filed supplement], %i[received supplement],
                   %i[received handled], %i[done returned]],
    'specialist' => [%i[handled supplement], %i[handled signing], %i[handled refused]],
    'leader' => [%i[signing done], %i[signing handled]]
  }
  without = desk.fetch('without', []).map { |move| move.map(&:to_sym) }
  moves.each do |role, list|
    (list - without).each do |from, to|
      WorkflowTransition.create!(tracker: tracker, role: roles.fetch(role), old_status: status.fetch(from), new_status: status.fetch(to))
    end
  end

  # The code is the desk's to give; a citizen changes nothing of what was filed, and no day of the desk's.
  own = ->(name) { IssueCustomField.find_by!(name: name).id.to_s }
  readonly = lambda do |role, key, fields|
    fields.each do |field_name|
      WorkflowPermission.create!(tracker: tracker, role: roles.fetch(role), old_status: status[key],
                                 rule: 'readonly', field_name: field_name)
    end
  end
  roles.each_key { |role| names.each_key { |key| readonly.call(role, key, [own.call('Mã hồ sơ')]) } }
  names.each_key do |key|
    readonly.call('citizen', key, ['assigned_to_id', 'due_date', own.call('Ngày tiếp nhận')])
  end

  projects = desk['units'].to_h do |unit|
    project = Project.create!(name: unit['name'], identifier: "don-vi-#{unit['code']}", is_public: true,
                              enabled_module_names: ['issue_tracking'], trackers: [tracker])
    [unit['code'], project]
  end

  desk['people'].each do |person|
    family, _, given = person['name'].rpartition(' ')
    user = User.new(firstname: given, lastname: family, mail: "#{person['login']}@example.vn",
                    language: 'vi', status: User::STATUS_ACTIVE, admin: person['role'] == 'administrator')
    user.login = person['login']
    user.password = user.password_confirmation = desk['password']
    user.must_change_passwd = false
    user.custom_field_values = { residence.id.to_s => person['residence'] } if person['residence']
    user.save!
    next unless person['unit']

    Member.create!(user: user, project: projects.fetch(person['unit']), roles: [roles.fetch(person['role'])])
  end
  User.find_by(login: 'admin')&.destroy
end
