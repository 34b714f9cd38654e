extension ServiceModel {
  private static var folder: String { "Sources/DynamockValidation/Generated" }

  /// Returns the rules for the members of all inputs and of the structures in them.
  func emitConstraints() -> [GeneratedFile] {
    let inputs = operations.map { (name: "\($0.name)Input", members: $0.input) }
    let named = namedShapes(reachableFrom: operations.flatMap(\.input)).sorted()
    let structures = named.filter { !members(of: $0).isEmpty && isConstrained($0) }
    let enumerations = named.filter { values(of: $0) != nil }
    return inputs.map { inputFile($0.name, $0.members) } + structures.map(structureFile)
      + [enumerationsFile(enumerations)]
  }

  private func inputFile(_ name: String, _ members: [Member]) -> GeneratedFile {
    GeneratedFile(
      "\(Self.folder)/Operations/\(name)+Constraints.swift", "public import DynamockModel", "",
      checks(name, members))
  }

  private func structureFile(_ name: String) -> GeneratedFile {
    GeneratedFile(
      "\(Self.folder)/Shapes/\(patch.typeName(name))+Constraints.swift",
      "public import DynamockModel", "", checks(name, members(of: name)))
  }

  private func checks(_ name: String, _ members: [Member]) -> String {
    """
    extension \(patch.typeName(name)): ModelChecked {
      func check(_ check: inout ModelCheck) {
    \(members.flatMap { rules($0, of: name) }.map { "    \($0)" }.joined(separator: "\n"))
      }
    }
    """
  }

  /// Returns the calls that check a member.
  private func rules(_ member: Member, of structure: String = "") -> [String] {
    let place = "\(property(of: member, in: structure)), at: \"\(member.name)\""
    var calls = member.isRequired ? ["check.required(\(place))"] : []
    guard let shape = shapes[member.shape],
      !patch.isUnconstrained(member.shape) || patch.isConstrained(member, of: structure)
    else { return calls }
    switch shape.kind {
    case .integer, .long: calls += limits(shape).map { "check.range(\(place)\($0))" }
    case .enumeration: calls.append("check.enumeration(\(place))")
    case .string, .list, .map: calls += limits(shape).map { "check.length(\(place)\($0))" }
    default: break
    }
    calls += patternArgument(shape).map { "check.pattern(\(place)\($0))" }
    return calls + elementRules(shape, place)
  }

  /// Returns the calls that check the contents of a member.
  private func elementRules(_ shape: Shape, _ place: String) -> [String] {
    switch shape.kind {
    case .structure(let members):
      let isChecked = members.contains { !rules($0).isEmpty }
      return isChecked ? ["check.members(of: \(place))"] : []
    case .list(let element):
      if isConstrained(element) { return ["check.members(of: \(place))"] }
      if values(of: element) != nil { return ["check.elements(\(place))"] }
      guard let inner = shapes[element], !patch.isUnconstrained(element) else { return [] }
      return limits(inner).map {
        "check.elements(\(place)\($0)\(patternArgument(inner).first ?? ""))"
      }
    case .map(_, let value):
      guard value != "AttributeValue", let inner = shapes[value], !patch.isUnconstrained(value)
      else { return [] }
      let lengths = limits(inner).map { "check.mapValues(\(place)\($0))" }
      return lengths + (isConstrained(value) ? ["check.members(of: \(place))"] : [])
    default: return []
    }
  }

  /// Returns the arguments for the minimum and the maximum; none if there is neither.
  private func limits(_ shape: Shape) -> [String] {
    guard shape.minimum != nil || shape.maximum != nil else { return [] }
    let minimum = shape.minimum.map { ", minimum: \($0)" } ?? ""
    let maximum = shape.maximum.map { ", maximum: \($0)" } ?? ""
    return [minimum + maximum]
  }

  private func patternArgument(_ shape: Shape) -> [String] {
    shape.pattern.map { [", .\(patch.matcher(of: $0))"] } ?? []
  }

  /// Returns whether a shape's members have rules, at any depth.
  private func isConstrained(_ name: String) -> Bool {
    guard name != "AttributeValue" else { return false }
    switch shapes[name]?.kind {
    case .structure(let members):
      return members.contains { !rules($0).isEmpty }
    case .list(let element): return isConstrained(element)
    case .map(_, let value): return isConstrained(value)
    default: return false
    }
  }

  private func values(of name: String) -> [String]? {
    if case .enumeration(let values) = shapes[name]?.kind { return values }
    return nil
  }

  private func enumerationsFile(_ names: [String]) -> GeneratedFile {
    let extensions = names.map { name in
      let printed = patch.printedValues(of: name) ?? values(of: name) ?? []
      return """
        extension \(patch.typeName(name)): ModelEnumeration {
          static var printedValues: [String] {
            [\(printed.map { "\"\($0)\"" }.joined(separator: ", "))]
          }
        }
        """
    }
    return GeneratedFile(
      "\(Self.folder)/Shapes/Enumerations+Constraints.swift", "public import DynamockModel", "",
      extensions.joined(separator: "\n\n"))
  }
}
