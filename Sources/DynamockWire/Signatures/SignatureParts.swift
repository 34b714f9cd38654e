/// The parts of a signature as a request spells them, whether in its header or in its query.
struct SignatureParts: Sendable, Hashable {
  /// `AWS4-HMAC-SHA256`.
  var algorithm: ArraySlice<UInt8>
  /// `AKID/20261121/us-east-1/dynamodb/aws4_request`.
  var credential: ArraySlice<UInt8>
  /// The names of the headers under the signature, with semicolons between them.
  var signedHeaders: ArraySlice<UInt8>
  /// 64 hexadecimal digits.
  var signature: ArraySlice<UInt8>
  /// When it was signed.
  var date: Date

  /// Where the date stands, which decides how it may be written.
  enum Date: Sendable, Hashable {
    /// `X-Amz-Date`, as a header or in a query.
    case amazon(ArraySlice<UInt8>)
    /// `Date`, which HTTP has a form of its own for.
    case http(ArraySlice<UInt8>)
  }
}

extension SignatureParts {
  /// The names of the headers under the signature, lower-cased and in order.
  var signedHeaderNames: [String] {
    signedHeaders.split(separator: UInt8(ascii: ";"))
      .map { String(decoding: $0, as: UTF8.self).lowercased() }.sorted()
  }

  /// The moment of the date.
  /// - Throws: `malformedDate`.
  func signingDate() throws(AuthorizationFault) -> SigningDate {
    let (text, found) =
      switch date {
      case .amazon(let text): (text, SigningDate(basicFormat: text))
      case .http(let text): (text, SigningDate(header: text))
      }
    guard let found else { throw .malformedDate(String(decoding: text, as: UTF8.self)) }
    return found
  }
}
