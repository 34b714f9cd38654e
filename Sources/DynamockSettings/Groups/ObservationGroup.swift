import DynamockControl
import Logging

/// Logs, the control API, and time.
package enum ObservationGroup: SettingGroup {
  package static let title = "Logs, control and time"

  package static let settings = [
    Setting(
      "log.level", .choice("level"), at: \.logLevel,
      help: "Minimum level of logged messages",
      summary: "Minimum level of logged messages."),
    Setting(
      "log.format", .choice("format"), at: \.logFormat,
      help: "How messages are written to standard error",
      summary: "Format of messages on standard error; `json` is one object per line."),
    Setting(
      "control.access", .choice(), at: \.controlAccess,
      help: "Whether the control API is available",
      summary:
        "Whether the control API is served at `/_dynamock/` and `/metrics`; `auto` is `on`, "
        + "unless `auth` is `verify` and there is no `control.token`."),
    Setting(
      "control.token", .optionalText("token"), at: \.control.token, isSecret: true,
      help: "Token that the control API requires",
      summary: "Token that the control API requires as `Authorization: Bearer TOKEN`; empty for "
        + "none."),
    Setting(
      "control.hosts", .hosts, at: \.control.hosts,
      help: "Additional host names of the control API",
      summary:
        "Additional host names under which clients reach the control API, separated by commas; "
        + "see [who may](control-api.md#who-may)."),
    Setting(
      "statistics", .choice(["on": true, "off": false]), at: \.database.statistics,
      help: "Whether calls are counted and measured",
      summary: "Whether calls are counted and measured, for `stats`, `plan` and costs."),
    Setting(
      "prices", .optionalText("file"), at: \.pricesFile,
      help: "JSON file of prices for plans, instead of Config/prices.json",
      summary: "JSON file of prices for plans; empty for those of `Config/prices.json`."),
    Setting(
      "clock", .choice(), at: \.clock,
      help: "Source of the time; manual is advanced by the control API",
      summary: "`manual` is advanced only by the control API; each fork has its own clock."),
  ]
}

extension SettingType<Set<String>> {
  /// Names of hosts, without ports.
  fileprivate static var hosts: SettingType {
    SettingType(
      "names",
      kind: .text(
        rule: "it must be host names like dynamock.example.com, without ports, separated by commas",
        example: "dynamock.example.com"),
      value: { ControlSettings.hosts($0) }, text: { $0.sorted().joined(separator: ",") })
  }
}
