import DynamockModel

extension Resolver {
  /// The maximum nesting of lists, maps and sets in a literal ([dynoxide-captures], eu-west-2,
  /// 2026-09-17).
  private static let maximumDepth = 31

  /// Returns the value of a literal expression, or `nil` if it is a path or must be computed.
  func value(_ syntax: Syntax) throws(PartiQLError) -> AttributeValue? {
    switch syntax.form {
    case .parameter(let index): return try parameter(index)
    case .string, .number, .bool, .null, .ion, .list, .bag, .tuple:
      return try literal(syntax, under: "root", depth: 0)
    default: return nil
    }
  }

  /// Returns the item of `INSERT INTO … VALUE`.
  func item(_ syntax: Syntax) throws(PartiQLError) -> Item {
    switch syntax.form {
    case .tuple(let members):
      var item = Item()
      for member in members {
        let name = try key(member.key, among: item, under: "root")
        item[name] =
          if case .parameter(let index) = member.value.form {
            try parameter(index)
          } else {
            try literal(member.value, under: "root", depth: 0)
          }
      }
      return item
    case .parameter(let index):
      guard case .map(let item) = try parameter(index) else {
        throw PartiQLError(.itemIsNoTuple)
      }
      return item
    default: throw PartiQLError(.itemIsNoTuple)
    }
  }

  private func parameter(_ index: Int) throws(PartiQLError) -> AttributeValue {
    guard parameters.indices.contains(index) else { throw PartiQLError(.parameterCount) }
    return parameters[index]
  }

  /// Returns a literal value.
  ///
  /// - Parameter key: its position in AWS's format, such as `root.a[0]`.
  private func literal(
    _ syntax: Syntax, under key: String, depth: Int
  ) throws(PartiQLError) -> AttributeValue {
    switch syntax.form {
    case .string(let text): return .string(text)
    case .number(let digits): return .number(try number(digits, under: key))
    case .bool(let flag): return .bool(flag)
    case .null: return .null
    case .ion(let text):
      let kind = IonText.kind(of: text)?.rawValue ?? text
      throw PartiQLError(.ionLiteral(kind, under: key), at: syntax.position)
    case .list(let members):
      var values: [AttributeValue] = []
      for (index, member) in members.enumerated() {
        let place = "\(key)[\(index)]"
        try checkDepth(depth, under: place)
        values.append(try literal(member, under: place, depth: depth + 1))
      }
      return .list(values)
    case .tuple(let members):
      var map = Item()
      for member in members {
        let name = try self.key(member.key, among: map, under: key)
        let place = "\(key).\(name)"
        try checkDepth(depth, under: place)
        map[name] = try literal(member.value, under: place, depth: depth + 1)
      }
      return .map(map)
    case .bag(let members): return try set(members, under: key, depth: depth)
    case .call(let name, _):
      // AWS prints the name at the top level, and the kind of node below it ([dynoxide-captures]
      // `partiql-functions`, `partiql-operands`, us-east-1, 2026-10).
      throw PartiQLError(
        .unsupportedValue(depth == 0 ? name : syntax.typeName, under: key), at: syntax.position)
    default:
      throw PartiQLError(.unsupportedValue(syntax.typeName, under: key), at: syntax.position)
    }
  }

  private func checkDepth(_ depth: Int, under key: String) throws(PartiQLError) {
    guard depth < Self.maximumDepth else { throw PartiQLError(.nestingTooDeep(under: key)) }
  }

  private func key(
    _ syntax: Syntax, among map: Item, under key: String
  ) throws(PartiQLError) -> String {
    guard case .string(let name) = syntax.form else {
      throw PartiQLError(.keyIsNoString(syntax.typeName, under: key))
    }
    guard !name.isEmpty else { throw PartiQLError(.emptyPathComponent) }
    guard name.utf8.count <= Limits.attributeNameLength else { throw PartiQLError(.nameTooLong) }
    guard map[name] == nil else { throw PartiQLError(.duplicateKey(name, under: key)) }
    return name
  }

  private func number(
    _ digits: String, under key: String
  ) throws(PartiQLError) -> DecimalNumber {
    switch DecimalNumber.parse(digits) {
    case .success(let number): return number
    case .failure(let fault):
      switch fault.inBigDecimal {
      case .numberUnderflow: throw PartiQLError(.number(.underflow, under: key))
      case .tooManyDigits: throw PartiQLError(.number(.tooManyDigits, under: key))
      default: throw PartiQLError(.number(.overflow, under: key))
      }
    }
  }

  /// Returns the set represented by a bag: of strings or of numbers, depending on its first member
  /// ([dynoxide-captures] `partiql-literals`, us-east-1, 2026-10).
  private func set(
    _ members: [Syntax], under key: String, depth: Int
  ) throws(PartiQLError) -> AttributeValue {
    guard let first = members.first else { throw PartiQLError(.emptyBag) }
    switch first.form {
    case .string: return try stringSet(members, under: key, depth: depth)
    case .number: return try numberSet(members, under: key, depth: depth)
    default: throw PartiQLError(.mixedBag, at: first.position)
    }
  }

  private func stringSet(
    _ members: [Syntax], under key: String, depth: Int
  ) throws(PartiQLError) -> AttributeValue {
    var texts: [String] = []
    for member in members {
      guard case .string(let text) = try literal(member, under: key, depth: depth) else {
        throw PartiQLError(.mixedBag, at: member.position)
      }
      texts.append(text)
    }
    guard Set(texts.map { Array($0.utf8) }).count == texts.count else {
      throw PartiQLError(.duplicateStrings(texts))
    }
    return .stringSet(texts)
  }

  private func numberSet(
    _ members: [Syntax], under key: String, depth: Int
  ) throws(PartiQLError) -> AttributeValue {
    var numbers: [DecimalNumber] = []
    var written: [String] = []
    for member in members {
      switch try literal(member, under: key, depth: depth) {
      case .number(let number): numbers.append(number)
      case .null: throw PartiQLError(.nullInNumericBag(under: key))
      default: throw PartiQLError(.mixedBag)
      }
      if case .number(let digits) = member.form { written.append(digits) }
    }
    guard Set(numbers).count == numbers.count else {
      throw PartiQLError(.duplicateNumbers(written, under: key))
    }
    return .numberSet(numbers)
  }
}
