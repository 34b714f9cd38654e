/// The request line and the header section of an HTTP/1.1 request, as received bytes.
///
/// Values are copied out of the bytes only when needed: of the ten fields sent by an SDK, a
/// successful request needs five, none of them as a `String`.
public struct RequestHead: Sendable {
  /// The request's method.
  public let method: Method
  /// The minor version: 0 or 1.
  public let minorVersion: UInt8
  /// The request line and the header section, up to and including the empty line.
  let bytes: [UInt8]
  let target: Extent
  let fields: [Field]

  init(method: Method, minorVersion: UInt8, bytes: [UInt8], target: Extent, fields: [Field]) {
    self.method = method
    self.minorVersion = minorVersion
    self.bytes = bytes
    self.target = target
    self.fields = fields
  }

  /// The methods that are handled differently.
  public enum Method: Sendable, Hashable {
    /// `GET`.
    case get
    /// `HEAD`.
    case head
    /// `POST`.
    case post
    /// `OPTIONS`.
    case options
    /// `DELETE`.
    case delete
    /// Any other token.
    case other
  }

  /// A range of bytes; a head is far shorter than 64 KiB.
  struct Extent: Sendable, Hashable {
    var start: UInt16
    var end: UInt16

    var range: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end) - Int(start) }
  }

  /// The ranges of a field's name and value.
  struct Field: Sendable, Hashable {
    var name: Extent
    var value: Extent
    /// The number of the name among those that heads mark, or 0.
    var nameNumber: UInt8
  }
}

extension RequestHead {
  /// The length of the request line and the header section in bytes.
  package var byteCount: Int { bytes.count }

  /// The request target as sent, such as `/` or `/db/green?X-Amz-Algorithm=…`.
  public var uri: String { String(decoding: bytes[target.range], as: UTF8.self) }

  /// Returns the value of the first field with a name, without surrounding white space.
  public func value(of name: HeaderName) -> ArraySlice<UInt8>? {
    // A name without a number may still spell one that has a number.
    for field in fields where field.nameNumber == name.number || name.number == 0 {
      if name.number > 0 || names(field, name) { return bytes[field.value.range] }
    }
    return nil
  }

  /// Returns the text of the first field with a name.
  public func text(of name: HeaderName) -> String? {
    value(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All fields with their names, in the order and form in which they were sent.
  public var allFields: [(name: String, value: String)] {
    fields.map { field in
      (
        String(decoding: bytes[field.name.range], as: UTF8.self),
        String(decoding: bytes[field.value.range], as: UTF8.self)
      )
    }
  }
}
