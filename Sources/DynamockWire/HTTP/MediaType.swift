import DynamockModel

/// The media types that the service accepts and responds with.
public enum MediaType: Sendable, Hashable {
  /// `application/x-amz-json-1.0`, which the SDKs send.
  case amzJSON
  /// `application/json`.
  case json

  /// Parses a `Content-Type`, ignoring its parameters.
  ///
  /// No other type is accepted, not even `application/x-amz-json-1.1` ([dynalite-suite]
  /// `test/connection.js`).
  package init?(_ contentType: ArraySlice<UInt8>) {
    if Self.isAmazonJSON(contentType) {
      self = .amzJSON
      return
    }
    let end = contentType.firstIndex(of: UInt8(ascii: ";")) ?? contentType.endIndex
    var name = contentType[..<end]
    while name.last == UInt8(ascii: " ") || name.last == UInt8(ascii: "\t") { name.removeLast() }
    switch name.count {
    case 26 where Self.spells(name, "application/x-amz-json-1.0"): self = .amzJSON
    case 16 where Self.spells(name, "application/json"): self = .json
    default: return nil
    }
  }

  /// The type as text.
  public var name: StaticString {
    switch self {
    case .amzJSON: "application/x-amz-json-1.0"
    case .json: "application/json"
    }
  }

  /// Returns whether a field has the value that all SDKs send.
  private static func isAmazonJSON(_ contentType: ArraySlice<UInt8>) -> Bool {
    let usual: StaticString = "application/x-amz-json-1.0"
    return contentType.withUnsafeBytes {
      $0.hasSameBytes(
        as: UnsafeRawBufferPointer(start: usual.utf8Start, count: usual.utf8CodeUnitCount))
    }
  }

  private static func spells(_ bytes: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { HeaderName(name).matches($0) }
  }
}
