import DynamockWire

/// The members of a request's body; an empty body has none.
struct ControlBody {
  private let members: [JSONTree.Member]

  /// Reads a body.
  /// - Parameter known: the supported members.
  /// - Throws: an error if the body is not an object or has an unknown member.
  init(_ body: [UInt8], knowing known: Set<String>) throws(ControlError) {
    guard !body.isEmpty else {
      members = []
      return
    }
    guard case .object(let members)? = try? JSONTree(parsing: body) else { throw .notAnObject }
    if let stranger = members.first(where: { !known.contains($0.name) }) {
      throw .badMember(stranger.name, wanted: ControlError.unknownMember)
    }
    var seen: Set<String> = []
    if let repeated = members.first(where: { !seen.insert($0.name).inserted }) {
      throw .badMember(repeated.name, wanted: ControlError.single)
    }
    self.members = members
  }

  private subscript(name: String) -> JSONTree? {
    guard let value = members.first(where: { $0.name == name })?.value, value != .null else {
      return nil
    }
    return value
  }

  /// Returns a string, or `nil` if it is missing or null.
  func text(_ name: String) throws(ControlError) -> String? {
    switch self[name] {
    case nil: return nil
    case .string(let text)?: return text
    default: throw .badMember(name, wanted: ControlError.text)
    }
  }

  /// Returns a string or an array of strings, or `nil` if it is missing or null.
  func texts(_ name: String) throws(ControlError) -> [String]? {
    guard case .array(let elements)? = self[name] else { return try text(name).map { [$0] } }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else {
        throw .badMember(name, wanted: ControlError.absolutePaths)
      }
      texts.append(text)
    }
    return texts
  }

  /// Returns a Boolean, or `nil` if it is missing or null.
  func flag(_ name: String) throws(ControlError) -> Bool? {
    switch self[name] {
    case nil: return nil
    case .boolean(let flag)?: return flag
    default: throw .badMember(name, wanted: ControlError.flag)
    }
  }

  /// Returns an integer within limits, or `nil` if it is missing or null.
  func integer(_ name: String, in bounds: ClosedRange<Int>) throws(ControlError) -> Int? {
    guard let value = self[name] else { return nil }
    guard case .number(let text) = value, let number = Int(text), bounds.contains(number) else {
      throw .badMember(name, wanted: ControlError.integer(in: bounds))
    }
    return number
  }

  /// Returns a number of seconds, exact to the millisecond, or `nil` if it is missing or null.
  func seconds(_ name: String) throws(ControlError) -> Duration? {
    guard let value = self[name] else { return nil }
    guard case .number(let text) = value, let seconds = Double(text), seconds.magnitude < 1e11
    else { throw .badMember(name, wanted: ControlError.seconds) }
    return .milliseconds(Int64((seconds * 1000).rounded()))
  }
}
