import DynamockWire

/// A complete response: its status, its fields and its body.
public struct UpstreamResponse: Sendable, Equatable {
  /// The HTTP status.
  public var status: Int
  /// The fields of the head, in their order, the names in lower case.
  public var fields: [Field] = []
  /// The body.
  public var body: [UInt8] = []

  /// A field of the head.
  public struct Field: Sendable, Equatable {
    /// The name in lower case.
    public var name: String
    /// The value without leading and trailing white space.
    public var value: String
  }

  /// The value of the first field with a name in lower case.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Whether `x-amz-crc32` is absent or is the checksum of the body.
  var isChecksumRight: Bool {
    guard let checksum = self["x-amz-crc32"] else { return true }
    return UInt32(checksum) == CRC32.checksum(body)
  }
}
