/// The credential of a signature: `AKID/20261121/us-east-1/dynamodb/aws4_request`.
struct Credential: Sendable, Hashable {
  /// The access key, or `nil` if the credential is empty.
  var accessKeyID: String?
  /// The region of the scope, or `nil` if there is none.
  var region: String?

  init() {}

  /// Parses a credential; empty parts are ignored, and the region is the third part.
  init(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      accessKeyID = Self.nextPart(of: &rest)
      guard Self.nextPart(of: &rest) != nil else { return }
      region = Self.nextPart(of: &rest)
    }
  }

  /// Returns the next part that is not empty, or `nil` if there is none.
  private static func nextPart(of rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    while rest.first == UInt8(ascii: "/") { rest.removeFirst() }
    let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    let part = rest[..<end]
    rest = rest[end...]
    return part.isEmpty
      ? nil : String(decoding: UnsafeBufferPointer(rebasing: part), as: UTF8.self)
  }
}
