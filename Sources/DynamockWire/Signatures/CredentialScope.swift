/// What a signature is good for: a day, a region, a service and the fourth version's last word.
struct CredentialScope: Sendable, Hashable {
  static let service = "dynamodb"
  static let terminator = "aws4_request"

  var day: String
  var region: String
  var service: String
  var terminator: String

  /// The scope as it stands in the string that is signed.
  var text: String { "\(day)/\(region)/\(service)/\(terminator)" }

  /// What is wrong with a scope, in the order in which AWS names it.
  enum Fault: Error, Hashable {
    case region(String)
    case service
    case terminator(String)
    case day(String, SigningDate)
  }

  /// The faults that a request signed at a date has.
  ///
  /// Every region is served, so a region only has to be one by its form.
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
  /// The access key and the scope of the credential; slashes at its end do not count.
  /// - Throws: `malformedCredential` where it has not five parts.
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
