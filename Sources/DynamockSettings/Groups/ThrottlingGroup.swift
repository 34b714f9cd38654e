import DynamockModel

/// Throttling and its limits.
package enum ThrottlingGroup: SettingGroup {
  package static let title = "Throttling, in units per second"

  package static let settings =
    [
      Setting(
        "throttling.enforced", .choice(["off": false, "on": true]),
        at: \.database.throttling.isEnforced,
        help: "Whether requests beyond the throughput are rejected",
        summary:
          "Whether requests beyond a table's throughput are rejected; see "
          + "[throttling](throttling.md)."),
      Setting(
        "throttling.burst", .figure("seconds"), at: \.database.throttling.burst,
        help: "Seconds of unused throughput kept for bursts",
        summary: "Seconds of unused provisioned throughput that are kept for bursts."),
      Setting(
        "throttling.split", .figure("seconds"), at: \.database.throttling.split,
        help: "Seconds until a hot partition is split",
        summary: "Seconds of throttling after which a hot partition is split."),
    ] + units

  private static let units = [
    Setting(
      "throttling.tableReads", .figure("units"), at: \.database.throttling.tableReads,
      help: "Read units of the account for an on-demand table",
      summary: "The account's quota of read units per second for an on-demand table or index."),
    Setting(
      "throttling.tableWrites", .figure("units"), at: \.database.throttling.tableWrites,
      help: "Write units of the account for an on-demand table",
      summary: "The account's quota of write units per second for an on-demand table or index."),
    Setting(
      "throttling.onDemandReads", .figure("units"), at: \.database.throttling.onDemandReads,
      help: "Read units of a new on-demand table",
      summary: "Read units per second that a new on-demand table or index serves."),
    Setting(
      "throttling.onDemandWrites", .figure("units"), at: \.database.throttling.onDemandWrites,
      help: "Write units of a new on-demand table",
      summary: "Write units per second that a new on-demand table or index serves."),
    Setting(
      "throttling.partitionReads", .figure("units"), at: \.database.throttling.partitionReads,
      help: "Read units of a partition", summary: "Read units per second that a partition serves."),
    Setting(
      "throttling.partitionWrites", .figure("units"), at: \.database.throttling.partitionWrites,
      help: "Write units of a partition",
      summary: "Write units per second that a partition "
        + "serves."),
  ]
}

extension SettingType<Int> {
  /// Returns the type of a limit of throttling.
  fileprivate static func figure(_ unit: String) -> SettingType {
    .integer(ThrottlingSettings.bounds, unit)
  }
}
