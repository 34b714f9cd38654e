import DynamockScripting

/// Rules, held requests, and the journal.
package enum ScriptingGroup: SettingGroup {
  package static let title = "Rules, held requests and journal"

  package static let settings = [
    Setting(
      "scripting.rules", .optionalText("file"), at: \.rulesFile,
      help: "JSON file of rules for all databases",
      summary: "JSON file of [rules](scripting.md) for all databases, such as "
        + "`Config/rules/throttled.json`."),
    Setting(
      "scripting.journal", .choice(), at: \.scripting.journal,
      help: "Whether requests are kept in the journal",
      summary: "Whether requests are kept in the journal; `auto` starts with the first rule, held "
        + "request or query of the journal."),
    Setting(
      "scripting.journalEntries", .integer(1...1_000_000, "number"),
      at: \.scripting.journalEntries, help: "Requests that a journal keeps",
      summary: "Maximum requests in the journal of a database."),
    Setting(
      "scripting.journalBytes", .integer(1024...1 << 30, "bytes"), at: \.scripting.journalBytes,
      help: "Bytes that a journal keeps", summary: "Maximum bytes of the journal of a database."),
    Setting(
      "scripting.heldRequests", .integer(0...100_000, "number"), at: \.scripting.heldRequests,
      help: "Requests held at the same time",
      summary: "Maximum requests that the server holds at the same time; further ones are "
        + "rejected."),
    Setting(
      "scripting.hold", .seconds, at: \.scripting.hold, help: "Seconds that a request is held",
      summary: "Seconds for which a request is held unless its rule sets another duration."),
    Setting(
      "scripting.seed", .optionalInteger(0...1_000_000_000, "number"), at: \.scripting.seed,
      help: "Seed of rules without one; 0 is a new one at each start",
      summary: "Seed of rules without one; `0` is a new one at each start."),
    Setting(
      "limits.rules", .integer(0...1_000_000, "number"), at: \.scripting.rules,
      help: "Rules of a database",
      summary: "Maximum number of [rules](scripting.md) of a "
        + "database."),
  ]
}
