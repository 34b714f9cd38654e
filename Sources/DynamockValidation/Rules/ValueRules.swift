import DynamockModel

/// The rules for all attribute values of a request, in the order in which they are written.
///
/// Values are traversed once; only rejected ones are examined again.
enum ValueRules {
  /// The maximum nesting of lists and maps; DynamoDB's limit also counts the attribute itself
  /// ([parity-suite] `nestingDepth`, captured 2026-06).
  static let maximumDepth = Limits.nestingDepth - 1

  /// Returns the maximum nesting of a value in an expression or a legacy condition.
  ///
  /// The older layer accepts one more level, so that only values that would be stored are rejected,
  /// by the table ([dynoxide-captures], us-east-1 on 2026-10-08 for transactions, 2026-10-09 for
  /// Scan).
  static func maximumDepth(comparedIn layer: Layer) -> Int {
    layer.isOlder ? Limits.nestingDepth : maximumDepth
  }

  /// Checks the attributes of an item or a key, unless they have been checked as they were read.
  static func check(_ item: NewItem, of parameter: ValuePlace.Parameter) throws(RequestFault) {
    if let item = item.unchecked { try check(item, of: parameter) }
  }

  /// Checks the attributes of an item, a key or the values of an expression.
  static func check(
    _ item: Item, of parameter: ValuePlace.Parameter, upTo levels: Int = maximumDepth
  ) throws(RequestFault) {
    do {
      try walk(item, room: levels)
    } catch {
      throw error.refusal(in: item, of: parameter, upTo: levels)
    }
  }

  /// Checks a value of a legacy parameter.
  ///
  /// - Parameter deepest: the maximum nesting of lists and maps.
  static func check(
    _ value: AttributeValue, of parameter: ValuePlace.Parameter, under name: String,
    upTo levels: Int = maximumDepth
  ) throws(RequestFault) {
    do {
      try walk(value, room: levels)
    } catch {
      throw .value(error.problem, ValuePlace(parameter: parameter, path: [name] + error.path))
    }
  }

  /// Validates an attribute's name in a parameter without item values.
  static func check(name: String, of parameter: String) throws(RequestFault) {
    let length = name.utf8.count
    guard length <= Limits.attributeNameLength else {
      throw .value(
        .nameTooLong(bytes: length), ValuePlace(parameter: .legacy(parameter), path: []))
    }
  }

  private static func walk(_ item: Item, room: Int) throws(WalkError) {
    for attribute in item.attributes {
      let length = attribute.name.utf8.count
      if length == 0 || length > Limits.attributeNameLength {
        throw WalkError(
          problem: length == 0 ? .emptyName : .nameTooLong(bytes: length), path: [attribute.name])
      }
      do {
        try walk(attribute.value, room: room)
      } catch {
        throw error.below(attribute.name)
      }
    }
  }

  private static func walk(_ value: AttributeValue, room: Int) throws(WalkError) {
    switch value {
    case .string, .number, .binary, .bool, .null: return
    case .stringSet(let members):
      if members.isEmpty { throw WalkError(problem: .emptySet(value)) }
      if SetMembers.hasDuplicates(members) { throw WalkError(problem: .duplicates(value)) }
    case .numberSet(let members):
      if members.isEmpty { throw WalkError(problem: .emptySet(value)) }
      if SetMembers.hasDuplicates(members) { throw WalkError(problem: .duplicates(value)) }
    case .binarySet(let members):
      if members.isEmpty { throw WalkError(problem: .emptySet(value)) }
      if SetMembers.hasDuplicates(members) { throw WalkError(problem: .duplicates(value)) }
    case .list(let elements):
      if room == 0 { throw WalkError(problem: .tooDeep) }
      try walk(elements, room: room - 1)
    case .map(let entries):
      if room == 0 { throw WalkError(problem: .tooDeep) }
      try walk(entries, room: room - 1)
    case .malformed(let fault): throw WalkError(problem: .malformed(fault))
    }
  }

  private static func walk(_ elements: [AttributeValue], room: Int) throws(WalkError) {
    for index in elements.indices {
      do {
        try walk(elements[index], room: room)
      } catch {
        throw error.below("[\(index)]")
      }
    }
  }
}

/// A rejected value and its path, which is completed level by level.
private struct WalkError: Error {
  var problem: ValueProblem
  var path: [String] = []

  func below(_ step: String) -> WalkError { WalkError(problem: problem, path: [step] + path) }

  /// Returns the problem that AWS reports for an item: an empty attribute name at the top level
  /// before anything else, and too many levels before an empty key of a map ([parity-suite]
  /// `deepRequests`, 2026-10-09).
  func refusal(
    in item: Item, of parameter: ValuePlace.Parameter, upTo levels: Int
  ) -> RequestFault {
    if item.attributes.contains(where: { $0.name.isEmpty }) {
      return .value(.emptyName, ValuePlace(parameter: parameter, path: [""]))
    }
    if problem == .emptyName, path.count > 1,
      let deep = item.attributes.first(where: {
        $0.value.nestingDepth > levels
      })
    {
      return .value(.tooDeep, ValuePlace(parameter: parameter, path: [deep.name]))
    }
    return .value(problem, ValuePlace(parameter: parameter, path: path))
  }
}
