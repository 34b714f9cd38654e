import DynamockModel

/// The rules that every attribute value of a request keeps, in the order in which it was written (§7).
///
/// One walk; it looks a second time only at what it refuses.
enum ValueRules {
  /// DynamoDB's limit counts the attribute itself, so 31 lists or maps may stand inside each other
  /// (conformance `nestingDepth`, captured 2026-06).
  static let maximumDepth = Limits.nestingDepth - 1

  /// The levels of a value that an expression or a legacy condition compares with.
  ///
  /// The older layer lets one level more pass, so that only what would be stored is rejected, by the
  /// table (captured in us-east-1 on 2026-10-08 for transactions, 2026-10-09 for Scan).
  static func maximumDepth(comparedIn layer: Layer) -> Int {
    layer.isOlder ? Limits.nestingDepth : maximumDepth
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

  /// Checks one value of a legacy parameter.
  ///
  /// - Parameter deepest: how many lists or maps may stand inside each other.
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

  /// Checks the name of an attribute that stands in a parameter without a value of the item.
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

/// A value that was refused, and the way to it; the way is put together on the way back.
private struct WalkError: Error {
  var problem: ValueProblem
  var path: [String] = []

  func below(_ step: String) -> WalkError { WalkError(problem: problem, path: [step] + path) }

  /// What AWS reports of the item: a nameless attribute at the top before anything else, and levels
  /// beyond the limit before a nameless key of a map (conformance `deepRequests`, 2026-10-09).
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
