import DynamockModel
import DynamockScripting
import DynamockWire

/// Recording and replaying.
package enum VaultGroup: SettingGroup {
  package static let title = "Record and replay"

  package static let settings = source + answers

  private static let source = [
    Setting(
      "vault.mode", .choice(), at: \.scripting.vault.mode, help: "Record and replay",
      summary:
        "Whether requests are recorded in a [vault](vault.md): `off`, `replay` returns recorded "
        + "responses, `record` those of `vault.upstream`, `verify` the engine's and compares them, "
        + "`once` records if the cassette is empty, and otherwise replays."),
    Setting(
      "vault.path",
      .text("folder", rule: "it must be the path of a folder", example: "vault") { !$0.isEmpty },
      at: \.scripting.vault.path, help: "Folder of recordings", summary: "Folder of the vault."),
    Setting(
      "vault.cassette",
      .text(
        "name",
        rule:
          "it must be 1 to 100 letters, digits, dots, underscores and hyphens, without a dot first",
        example: "mine", where: { (try? VaultFolder("").cassette($0)) != nil }),
      at: \.scripting.vault.cassette, help: "Cassette in the folder",
      summary: "Cassette, the part of the vault that is read and written."),
    Setting(
      "vault.upstream", .endpoint, at: \.scripting.vault.upstream,
      help: "DynamoDB endpoint that is recorded",
      summary: "URL of the DynamoDB endpoint that is recorded."),
    Setting(
      "vault.writes", .operations, at: \.scripting.vault.writes,
      help: "Writing operations that are sent to the upstream",
      summary:
        "Writing operations that may be sent to the upstream, separated by commas; deletions of "
        + "tables and similar operations must be listed individually."),
    Setting(
      "vault.signing", .choice(), at: \.scripting.vault.signing,
      help: "Signatures for the upstream",
      summary:
        "How requests to the upstream are signed: `own` with the user's credentials, `none` with a "
        + "placeholder, `pass` by the client, whose signature has to be for the upstream's host."),
    Setting(
      "vault.operations", .optionalOperations, at: \.scripting.vault.operations,
      help: "Operations that are recorded and replayed",
      summary: "Operations that are recorded and replayed, or groups such as `reads`, separated "
        + "by commas; empty is all. The engine answers the rest."),
    Setting(
      "vault.tables", .tables, at: \.scripting.vault.tables,
      help: "Tables that are recorded and replayed",
      summary:
        "Tables that are recorded and replayed, separated by commas, with `*` as a wildcard; "
        + "empty is all."),
  ]

  private static let answers = [
    Setting(
      "vault.miss", .choice(), at: \.scripting.vault.miss, help: "A request without a recording",
      summary: "How `replay` treats a request without a recording: `refuse`, `engine` or "
        + "`record`."),
    Setting(
      "vault.repeats", .choice(), at: \.scripting.vault.repeats, help: "After the last response",
      summary: "How a request is answered after its last recorded response: `last` repeats it, "
        + "`refuse` rejects the request, `again` starts from the first."),
    Setting(
      "vault.expires", .optionalInteger(0...100_000, "days"), at: \.scripting.vault.expires,
      help: "Days until a response expires; 0 is never",
      summary: "Days after which a recorded response expires; `0` is never."),
    Setting(
      "vault.expired", .choice(), at: \.scripting.vault.expired, help: "An expired response",
      summary:
        "How an expired response is treated: `warn` returns and counts it, `refuse`, or "
        + "`record` again."),
    Setting(
      "vault.unused", .choice(), at: \.scripting.vault.unused,
      help: "Unused recordings at the stop",
      summary: "`warn` logs at the stop how many recordings were not used; `keep` does not."),
    Setting(
      "vault.masks", .optionalText("file"), at: \.scripting.vault.masks,
      help: "JSON file of paths to ignore",
      summary:
        "JSON file of paths to ignore when requests and responses are compared, in addition "
        + "to those of `vault.json`."),
    Setting(
      "vault.keep", .choice(), at: \.scripting.vault.keep, help: "Recorded responses",
      summary:
        "`answers` excludes responses of status 5xx and throttling errors, `all` includes them."),
    Setting(
      "vault.salt", .optionalText("text"), at: \.scripting.vault.salt, isSecret: true,
      help: "Salt of pseudonyms",
      summary:
        "Salt of the pseudonyms required by `scrub` in `vault.json`; empty for that in the "
        + "vault's file `.salt`."),
  ]
}

extension SettingType<Set<Operation>> {
  /// Names of operations, and groups of them.
  fileprivate static var operations: SettingType {
    SettingType(
      "names", kind: .text(rule: operationRule, example: "PutItem"),
      value: { VaultSettings.operations($0) }, text: { names($0) })
  }
}

extension SettingType<Set<Operation>?> {
  /// Names of operations, and groups of them; empty for all.
  fileprivate static var optionalOperations: SettingType {
    SettingType(
      "names", kind: .text(rule: operationRule, example: "GetItem"),
      value: { text in
        guard !text.isEmpty else { return .some(nil) }
        return VaultSettings.operations(text).map { .some($0) }
      }, text: { $0.map { names($0) } ?? "" })
  }
}

extension SettingType<String?> {
  /// The URL of an endpoint, or `aws`; empty for none.
  fileprivate static var endpoint: SettingType {
    SettingType(
      "url",
      kind: .text(
        rule: "it must be the URL of a DynamoDB endpoint without a user name, or aws",
        example: "http://localhost:8001"),
      value: { text in
        guard !URLCredentials.areIn(text) else { return nil }
        return .some(text.isEmpty ? nil : text)
      }, text: { $0 ?? "" })
  }
}

extension SettingType<[String]?> {
  /// Names of tables; empty for all.
  fileprivate static var tables: SettingType {
    SettingType(
      "names",
      kind: .text(
        rule: "it must be names of tables, separated by commas", example: "Orders"),
      value: { text in
        let tables = VaultSettings.tables(text)
        return .some(tables.isEmpty ? nil : tables)
      }, text: { $0?.joined(separator: ",") ?? "" })
  }
}

private let operationRule =
  "it must be names of operations, or groups such as reads, separated by commas"

private func names(_ operations: Set<Operation>) -> String {
  operations.map(\.rawValue).sorted().joined(separator: ",")
}
