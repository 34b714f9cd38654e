import DynamockModel

/// A signature of Signature Version 4, and the string to sign.
struct Signature: Sendable, Hashable {
  /// The string to sign.
  let stringToSign: String
  /// The signature, as 64 lowercase hexadecimal digits.
  let text: String

  /// Creates the signature of a request with a secret.
  init(
    of request: CanonicalRequest, at date: SigningDate, scope: CredentialScope, secret: String
  ) {
    stringToSign = [
      Self.algorithm, date.basicFormat, scope.text,
      KeyedDigest.hexadecimal(of: request.text.utf8),
    ].joined(separator: "\n")
    let key = Self.key(of: secret, scope: scope)
    text = Hexadecimal.text(of: KeyedDigest.authenticate(stringToSign.utf8, with: key))
  }

  /// The only algorithm.
  static let algorithm = "AWS4-HMAC-SHA256"

  /// Returns the signing key of a secret for a day, region and service.
  static func key(of secret: String, scope: CredentialScope) -> [UInt8] {
    [scope.day, scope.region, scope.service, scope.terminator].reduce(
      Array(("AWS4" + secret).utf8)
    ) { key, part in KeyedDigest.authenticate(part.utf8, with: key) }
  }

  /// Returns whether a request has this signature, in a time that does not depend on the first
  /// difference.
  func matches(_ other: ArraySlice<UInt8>) -> Bool {
    SecretComparison.isEqual(other, text.utf8)
  }
}
