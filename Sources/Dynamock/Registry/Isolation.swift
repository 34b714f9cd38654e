public import DynamockModel

/// How clients of the plain endpoint are separated, as in DynamoDB Local without `-sharedDb`, where
/// each access key and region has its own file.
public enum Isolation: String, Sendable, Hashable, CaseIterable {
  /// All clients share the default database.
  case none
  /// One database for each access key.
  case accessKey
  /// One database for each region.
  case region
  /// One database for each pair of an access key and a region.
  case both

  /// The prefix of the names of these databases, which no other name can have.
  public static let prefix = "scope."

  /// Returns the database of a credential, or `nil` for the default one, which serves requests
  /// without credentials.
  ///
  /// Letters, digits and hyphens are kept; any other byte is encoded as `_` and two hexadecimal
  /// digits, so that no two credentials share a name and a dot is always a separator.
  public func databaseName(for request: RequestContext) -> String? {
    guard let accessKeyID = request.accessKeyID else { return nil }
    switch self {
    case .none: return nil
    case .accessKey: return Self.prefix + Self.spelled(accessKeyID)
    case .region: return Self.prefix + Self.spelled(request.region)
    case .both:
      return Self.prefix + Self.spelled(accessKeyID) + "." + Self.spelled(request.region)
    }
  }

  private static func spelled(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "_"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
