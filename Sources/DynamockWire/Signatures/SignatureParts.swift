/// The parts of a signature in a request's header or query.
struct SignatureParts: Sendable, Hashable {
  /// `AWS4-HMAC-SHA256`.
  var algorithm: ArraySlice<UInt8>
  /// `AKID/20261121/us-east-1/dynamodb/aws4_request`.
  var credential: ArraySlice<UInt8>
  /// The names of the signed headers, separated by semicolons.
  var signedHeaders: ArraySlice<UInt8>
  /// 64 hexadecimal digits.
  var signature: ArraySlice<UInt8>
  /// The time of the signature.
  var date: Date

  /// The origin of the date, which determines its format.
  enum Date: Sendable, Hashable {
    /// `X-Amz-Date`, as a header or in a query.
    case amazon(ArraySlice<UInt8>)
    /// `Date`, which has its own format in HTTP.
    case http(ArraySlice<UInt8>)
  }
}

extension SignatureParts {
  /// The names of the signed headers, in lowercase and in order.
  var signedHeaderNames: [String] {
    signedHeaders.split(separator: UInt8(ascii: ";"))
      .map { String(decoding: $0, as: UTF8.self).lowercased() }.sorted()
  }

  /// Returns the time of the date.
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
