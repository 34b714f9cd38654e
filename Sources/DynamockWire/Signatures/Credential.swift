/// The credential of a signature: `AKID/20261121/us-east-1/dynamodb/aws4_request`.
struct Credential: Sendable, Hashable {
  /// Who signs; nil when the credential is empty.
  var accessKeyID: String?
  /// The region that the client means; nil when the scope names none.
  var region: String?

  init() {}

  init(_ text: ArraySlice<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: "/"), maxSplits: 3)
    if let key = parts.first { accessKeyID = String(decoding: key, as: UTF8.self) }
    if parts.count > 2 { region = String(decoding: parts[2], as: UTF8.self) }
  }
}
