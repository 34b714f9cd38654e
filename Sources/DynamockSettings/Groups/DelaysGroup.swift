/// The durations of the transitional states of tables and indexes, and the lag of recovery.
package enum DelaysGroup: SettingGroup {
  package static let title = "Delays of table states, in seconds"

  package static let settings = [
    Setting(
      "delays.creatingTable", .seconds, at: \.database.tableCreation,
      help: "A new table is CREATING", summary: "Seconds for which a new table is CREATING."),
    Setting(
      "delays.updatingTable", .seconds, at: \.database.tableUpdate,
      help: "A changed table is UPDATING",
      summary: "Seconds for which a changed table is UPDATING, and that changes of Kinesis "
        + "destinations and contributor insights take."),
    Setting(
      "delays.deletingTable", .seconds, at: \.database.tableDeletion,
      help: "A deleted table is DELETING",
      summary: "Seconds for which a deleted table is "
        + "DELETING."),
    Setting(
      "delays.creatingIndex", .seconds, at: \.database.indexCreation,
      help: "A new index is CREATING",
      summary: "Seconds for which a new index of an existing table is CREATING; it is backfilled "
        + "in the second half."),
    Setting(
      "delays.deletingIndex", .seconds, at: \.database.indexDeletion,
      help: "A deleted index is DELETING",
      summary: "Seconds for which a deleted index is "
        + "DELETING."),
    Setting(
      "delays.changingTimeToLive", .seconds, at: \.database.timeToLiveChange,
      help: "Time to live is ENABLING and DISABLING",
      summary: "Seconds for which time to live is ENABLING or DISABLING."),
    Setting(
      "delays.exportingTable", .seconds, at: \.database.tableExport,
      help: "An export is IN_PROGRESS",
      summary: "Seconds for which an export is IN_PROGRESS, or longer if it takes longer."),
    Setting(
      "delays.importingTable", .seconds, at: \.database.tableImport,
      help: "An import is IN_PROGRESS",
      summary: "Seconds for which an import is IN_PROGRESS and its table CREATING, or longer if it "
        + "takes longer."),
    Setting(
      "delays.creatingBackup", .seconds, at: \.database.backupCreation,
      help: "A backup is CREATING",
      summary: "Seconds for which a backup is CREATING; it contains the items of its beginning."),
    Setting(
      "delays.restoringTable", .seconds, at: \.database.tableRestore,
      help: "A restored table is CREATING",
      summary: "Seconds for which a restored table is CREATING, or longer if it takes longer."),
    Setting(
      "delays.recovery", .seconds, at: \.database.recoveryLag,
      help: "Recovery to a point in time is behind",
      summary:
        "Seconds by which the latest restorable time of a table with point-in-time recovery is behind; "
        + "300 on AWS."),
  ]
}
