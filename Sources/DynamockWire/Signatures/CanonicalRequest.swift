/// A request in the canonical form that is signed (IAM User Guide, "Create a signed AWS API
/// request", step 1).
struct CanonicalRequest: Sendable, Hashable {
  var method: String
  var path: String
  /// The percent-decoded parameters, in any order.
  var query: [(name: String, value: String)]
  /// The signed headers by lowercase name, in order, each with the values of all its fields.
  var headers: [(name: String, values: [String])]
  /// The hash of the body, or the constant that replaces it.
  var payloadHash: String

  /// The text that is hashed.
  var text: String {
    var lines = [method, path, canonicalQuery]
    for header in headers {
      lines.append(
        header.name + ":" + header.values.map(Self.collapsed).joined(separator: ","))
    }
    lines += ["", headers.map(\.name).joined(separator: ";"), payloadHash]
    return lines.joined(separator: "\n")
  }

  static func == (left: Self, right: Self) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  private var canonicalQuery: String {
    let encoded = query.map { (name: Self.encoded($0.name), value: Self.encoded($0.value)) }
    let sorted = encoded.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    return sorted.map { $0.name + "=" + $0.value }.joined(separator: "&")
  }

  /// Returns a value without surrounding white space, with multiple spaces collapsed to one.
  private static func collapsed(_ value: String) -> String {
    value.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  }

  /// Returns a path in the form that is signed: encoded once more than when it is sent, except for
  /// its slashes.
  ///
  /// See the IAM User Guide, "Create a signed AWS API request"; only S3 does not encode it again.
  static func encodedPath(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { encoded(String($0)) }
      .joined(separator: "/")
  }

  /// Returns a text with all characters except [rfc-3986]'s unreserved ones percent-encoded, in
  /// uppercase hexadecimal.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CanonicalRequest {
  /// The value of `x-amz-content-sha256` that excludes the body from the signature.
  static let unsignedPayload = "UNSIGNED-PAYLOAD"

  /// Creates the canonical form of a received request.
  init(_ request: WireRequest, signedHeaders: [String]) {
    let head = request.head
    let fields = head.allFields.map { (name: $0.name.lowercased(), value: $0.value) }
    method = "POST"
    path = String(decoding: head.path, as: UTF8.self)
    query = QueryParameters(head.query).pairs.filter { $0.name != "X-Amz-Signature" }
    headers = signedHeaders.map { name in
      (name, fields.filter { $0.name == name }.map(\.value))
    }
    // A client can exclude the body by a signed header; otherwise the received bytes are hashed,
    // and the client's hash is ignored.
    let isUnsigned = headers.contains {
      $0.name == "x-amz-content-sha256" && $0.values == [Self.unsignedPayload]
    }
    payloadHash =
      isUnsigned
      ? Self.unsignedPayload : KeyedDigest.hexadecimal(of: request.sentBody ?? request.body)
  }
}
