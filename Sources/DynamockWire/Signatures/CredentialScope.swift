/// The scope of a signature: a day, a region, a service and the terminator of version 4.
struct CredentialScope: Sendable, Hashable {
  static let service = "dynamodb"
  static let terminator = "aws4_request"

  var day: String
  var region: String
  var service: String
  var terminator: String

  /// The scope as in the string to sign.
  var text: String { "\(day)/\(region)/\(service)/\(terminator)" }

  /// The faults of a scope, in AWS's order.
  enum Fault: Error, Hashable {
    case region(String)
    case service
    case terminator(String)
    case day(String, SigningDate)
  }

  /// Returns the faults for a request signed at a date.
  ///
  /// All regions are supported, so a region only has to be well-formed.
  func faults(signedAt date: SigningDate) -> [Fault] {
    var faults: [Fault] = []
    if !isRegion { faults.append(.region(region)) }
    if service != Self.service { faults.append(.service) }
    if terminator != Self.terminator { faults.append(.terminator(terminator)) }
    if day != date.day { faults.append(.day(day, date)) }
    return faults
  }

  private var isRegion: Bool {
    !region.isEmpty && region.utf8.count <= 63
      && region.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}

extension SignatureParts {
  /// Returns the access key and the scope of the credential, ignoring trailing slashes.
  /// - Throws: `malformedCredential` if it does not have five parts.
  func scope() throws(AuthorizationFault) -> (accessKeyID: String, scope: CredentialScope) {
    var text = credential
    while text.last == UInt8(ascii: "/") { text = text.dropLast() }
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 5 else {
      throw .malformedCredential(String(decoding: credential, as: UTF8.self))
    }
    let scope = CredentialScope(
      day: parts[1], region: parts[2], service: parts[3], terminator: parts[4])
    return (parts[0], scope)
  }
}
