import DynamockModel
import DynamockWire

/// Credentials and the time at which they expire.
struct TemporaryCredentials: Sendable, Equatable {
  var credentials: SigningCredentials
  /// The time at which they expire, or `nil` if they do not expire.
  var expiration: Timestamp?

  /// Creates temporary credentials from their parts.
  init(_ credentials: SigningCredentials, expiration: Timestamp? = nil) {
    self.credentials = credentials
    self.expiration = expiration
  }

  /// Parses the output of a `credential_process` (AWS CLI User Guide, "Sourcing credentials with an
  /// external process").
  init(output: [UInt8]) throws(CredentialsError.ProcessFault) {
    guard case .object(let members)? = try? JSONTree(parsing: output) else { throw .notJSON }
    func text(_ name: String) -> String? {
      guard case .string(let text)? = members.last(where: { $0.name == name })?.value else {
        return nil
      }
      return text
    }
    guard members.last(where: { $0.name == "Version" })?.value == .number("1") else {
      throw .version
    }
    guard let key = text("AccessKeyId") else { throw .missing("AccessKeyId") }
    guard let secret = text("SecretAccessKey") else { throw .missing("SecretAccessKey") }
    credentials = SigningCredentials(
      accessKeyID: key, secretAccessKey: secret, sessionToken: text("SessionToken"))
    switch members.last(where: { $0.name == "Expiration" })?.value {
    case nil, .null: expiration = nil
    case .string(let text):
      guard let moment = ISODate.moment(text) else { throw .expiration }
      expiration = moment
    default: throw .expiration
    }
  }
}

/// The format of times in credentials: `2026-11-29T07:00:00Z`.
enum ISODate {
  /// Parses a date and time in ISO 8601 format with a zone, truncated to seconds.
  static func moment(_ text: String) -> Timestamp? {
    var rest = Substring(text)
    func number(_ digits: Int) -> Int? {
      let part = rest.prefix(digits)
      guard part.utf8.count == digits, part.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
        return nil
      }
      rest = rest.dropFirst(digits)
      return Int(part)
    }
    func sign(_ characters: Character...) -> Character? {
      guard let first = rest.first, characters.contains(first) else { return nil }
      rest = rest.dropFirst()
      return first
    }
    guard let year = number(4), sign("-") != nil, let month = number(2), sign("-") != nil,
      let day = number(2), sign("T", "t", " ") != nil, let hour = number(2), sign(":") != nil,
      let minute = number(2), sign(":") != nil, let second = number(2)
    else { return nil }
    if sign(".", ",") != nil {
      let fraction = rest.prefix { "0"..."9" ~= $0 }
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count)
    }
    guard let zone = sign("Z", "z", "+", "-") else { return nil }
    var offset = 0
    if zone == "+" || zone == "-" {
      guard let hours = number(2) else { return nil }
      _ = sign(":")
      guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (zone == "+" ? 60 : -60)
    }
    guard rest.isEmpty, 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second <= 60 else {
      return nil
    }
    let days = Timestamp.day(year: year, month: month, day: day)
    guard Timestamp.civilDate(ofDay: days) == (year, month, day) else { return nil }
    let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    return Timestamp(milliseconds: seconds * 1000)
  }
}
