# Redmine with one thing added that any desk has: a dossier gets its code when it is filed.

class Issue
  after_create_commit :give_code

  def give_code
    field = IssueCustomField.find_by(name: 'Mã hồ sơ')
    return if field.nil? || !tracker.custom_fields.include?(field)

    code = format('000.00.00.H19-%<day>s-%<number>05d', day: Time.zone.today.strftime('%y%m%d'), number: id)
    CustomValue.where(customized: self, custom_field: field).delete_all
    CustomValue.create!(customized: self, custom_field: field, value: code)
  end
end
