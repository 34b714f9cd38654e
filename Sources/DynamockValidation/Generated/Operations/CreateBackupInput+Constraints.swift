// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateBackupInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.required(backupName, at: "BackupName")
    check.length(backupName, at: "BackupName", minimum: 3, maximum: 255)
    check.pattern(backupName, at: "BackupName", .name)
  }
}
