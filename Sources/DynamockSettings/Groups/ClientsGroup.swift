import Dynamock
import DynamockWire

/// The clients and their permissions.
package enum ClientsGroup: SettingGroup {
  package static let title = "Clients"

  package static let settings = [
    Setting(
      "auth", .choice(), at: \.authorization, help: "How requests are authenticated",
      summary: "How requests are authenticated: `none` accepts requests without credentials, "
        + "`any` requires any credentials, `present` well-formed ones, `verify` a valid signature "
        + "by a key in `accessKeys`."),
    Setting(
      "accessKeys", .accessKeys, at: \.accessKeys, isSecret: true,
      help: "Key pairs for verify: ID:SECRET,ID:SECRET:ARN",
      summary: "Key pairs for `verify`, as `ID:SECRET` for a user of the server's account or "
        + "`ID:SECRET:ARN` for any [caller](policies.md), separated by commas."),
    Setting(
      "accountId",
      .text(
        "digits", rule: "it must be 12 digits", example: "000000000001",
        where: { $0.utf8.count == 12 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      at: \.database.accountID, help: "The 12 digits of the account in ARNs",
      summary: "The 12 digits of the account in every ARN."),
    Setting(
      "isolation", .choice(), at: \.isolation, help: "Which clients have their own databases",
      summary: "What gets its own database at the plain endpoint: `none` shares `default`; or "
        + "each `accessKey`, each `region`, or each pair (`both`)."),
    Setting(
      "cors", .origins, at: \.cors,
      help: "Pages whose scripts may read responses: *, off or origins",
      summary:
        "Web pages whose scripts may read responses: `*` is all, as on AWS, `off` none, or "
        + "origins such as `http://localhost:3000`, separated by commas."),
    Setting(
      "unsupported", .choice(["refuse": false, "ignore": true]), at: \.database.ignoresUnsupported,
      help: "Handling of unsupported request members",
      summary:
        "How unsupported members of requests are handled, such as replicas: "
        + "`refuse` rejects them by name, `ignore` accepts them without effect."),
  ]
}

extension SettingType<AccessKeys> {
  /// Pairs of access keys and secrets, which are never printed.
  fileprivate static var accessKeys: SettingType {
    SettingType(
      "pairs",
      kind: .text(
        rule: "it must be pairs like AKIDEXAMPLE:secret, separated by commas, with each "
          + "identifier once, and at most the ARN of a user, an assumed role or an account's root "
          + "after a second colon",
        example: "AKIDEXAMPLE:secret"),
      value: { AccessKeys($0) }, text: { $0.isEmpty ? "" : "…" })
  }
}

extension SettingType<CrossOriginPolicy> {
  /// The origins whose pages may read responses.
  fileprivate static var origins: SettingType {
    SettingType(
      "origins",
      kind: .text(
        rule:
          "it must be *, off, or origins like http://localhost:3000, separated by commas",
        example: "http://localhost:3000"),
      value: { CrossOriginPolicy($0) },
      text: { policy in
        switch policy {
        case .any: "*"
        case .listed(let origins): origins.sorted().joined(separator: ",")
        case .off: "off"
        }
      })
  }
}
