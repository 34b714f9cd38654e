// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeBackupInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(backupArn, at: "BackupArn")
    check.length(backupArn, at: "BackupArn", minimum: 37, maximum: 1024)
  }
}
