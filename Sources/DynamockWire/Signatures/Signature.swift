/// A signature of Signature Version 4, and what it was made from.
struct Signature: Sendable, Hashable {
  /// The text under the signature.
  let stringToSign: String
  /// 64 hexadecimal digits in lower case.
  let text: String

  /// Signs a request with a secret.
  init(
    of request: CanonicalRequest, at date: SigningDate, scope: CredentialScope, secret: String
  ) {
    stringToSign = [
      Self.algorithm, date.basicFormat, scope.text,
      SignatureDigest.hexadecimal(of: request.text.utf8),
    ].joined(separator: "\n")
    let key = Self.key(of: secret, scope: scope)
    text = SignatureDigest.hexadecimal(
      SignatureDigest.authenticate(stringToSign.utf8, with: key))
  }

  /// The only algorithm there is.
  static let algorithm = "AWS4-HMAC-SHA256"

  /// The key of a secret for one day, region and service.
  static func key(of secret: String, scope: CredentialScope) -> [UInt8] {
    [scope.day, scope.region, scope.service, scope.terminator].reduce(
      Array(("AWS4" + secret).utf8)
    ) { key, part in SignatureDigest.authenticate(part.utf8, with: key) }
  }

  /// Whether a request carries this signature; the time it takes tells nothing of where they differ.
  func matches(_ other: ArraySlice<UInt8>) -> Bool {
    SecretComparison.isEqual(other, text.utf8)
  }
}
