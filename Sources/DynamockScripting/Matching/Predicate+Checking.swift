import DynamockExpressions
import DynamockModel
import DynamockWire

extension Predicate {
  /// Adds the differences of a value to a report.
  func check(
    _ found: JSONTree?, at path: JSONPath, weight: Int = 1, _ report: inout MismatchReport
  ) {
    guard report.goesOn else { return }
    switch (self, found) {
    case (.object(let members), .object?):
      for member in members {
        let inner = report.isCollecting ? path.appending(.member(member.name)) : path
        member.predicate.check(found?[member.name], at: inner, weight: weight, &report)
      }
    case (.array(let predicates), .array(let elements)?) where predicates.count == elements.count:
      for (index, predicate) in predicates.enumerated() {
        let inner = report.isCollecting ? path.appending(.element(index)) : path
        predicate.check(elements[index], at: inner, weight: weight, &report)
      }
    default:
      guard !holds(for: found) else { return }
      report.fail(
        path.description, wanted: description,
        found: found.map { Mismatch.text($0.json) } ?? "absent", weight: weight)
    }
  }

  /// Returns whether a value meets the expectation.
  func holds(for found: JSONTree?) -> Bool {
    switch self {
    case .any: return true
    case .absent: return found == nil
    case .not(let inner): return !inner.holds(for: found)
    case .oneOf(let choices): return choices.contains { $0.holds(for: found) }
    default: break
    }
    guard let found else { return false }
    switch self {
    case .any, .absent, .not, .oneOf: return false
    case .present: return true
    case .literal(let tree): return tree == found
    case .value(let value):
      return AttributeValue(found).map { value.isEqualValue(to: $0) } ?? false
    case .number(let number): return found.decimal == number
    case .scalar(let tree): return tree.hasSameScalar(as: found)
    case .object(let members):
      guard found.asObject != nil else { return false }
      return members.allSatisfy { $0.predicate.holds(for: found[$0.name]) }
    case .array(let predicates):
      guard let elements = found.asArray, elements.count == predicates.count else { return false }
      return zip(predicates, elements).allSatisfy { $0.holds(for: $1) }
    case .compare(let comparison, let bound):
      guard let order = found.order(to: bound) else { return false }
      return comparison.holds(for: order)
    case .between(let low, let high):
      guard let first = found.order(to: low), let second = found.order(to: high) else {
        return false
      }
      return first >= 0 && second <= 0
    case .prefix(let prefix): return found.text?.utf8.starts(with: prefix.utf8) ?? false
    case .contains(let part): return found.contains(part)
    case .glob(let pattern): return found.text.map(pattern.matches) ?? false
    case .type(let type): return found.isOfType(type)
    case .size(let inner):
      return found.size.map { inner.holds(for: .number(String($0))) } ?? false
    }
  }
}

extension Predicate.Comparison {
  func holds(for order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

extension JSONTree {
  /// The value as a decimal number: a JSON number, or text that contains one.
  var decimal: DecimalNumber? {
    switch self {
    case .number(let text), .string(let text): DecimalNumber(text)
    default: nil
    }
  }

  /// Returns whether two values are equal: text by bytes, numbers by value.
  func hasSameScalar(as other: JSONTree) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.number(let left), .number(let right)):
      left == right || (DecimalNumber(left).map { $0 == DecimalNumber(right) } ?? false)
    default: self == other
    }
  }

  /// Returns -1, 0 or 1: compares by value if the limit is a JSON number, even if the value is
  /// text, and by bytes otherwise.
  func order(to bound: JSONTree) -> Int? {
    if case .string(let left) = self, case .string(let right) = bound {
      if left.hasSameBytes(as: right) { return 0 }
      return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    }
    guard let number = decimal, let limit = bound.decimal else { return nil }
    return number == limit ? 0 : number < limit ? -1 : 1
  }

  /// Returns whether a text contains a part, or an array or object contains an element or member.
  func contains(_ part: JSONTree) -> Bool {
    switch (self, part) {
    case (.string(let text), .string(let part)): text.contains(bytesOf: part)
    case (.array(let elements), _):
      elements.contains { element in
        if let value = AttributeValue(part), let own = AttributeValue(element) {
          return own.isEqualValue(to: value)
        }
        return element.hasSameScalar(as: part)
      }
    case (.object, .string(let name)): self[name] != nil
    default: false
    }
  }

  /// The length of text in bytes, or the number of elements or members.
  var size: Int? {
    switch self {
    case .string(let text): text.utf8.count
    case .array(let elements): elements.count
    case .object(let members):
      // The size of an attribute value is that of its content.
      if members.count == 1, ShapeTable.types.contains(members[0].name) {
        members[0].value.size
      } else {
        members.count
      }
    default: nil
    }
  }

  /// Returns whether the value is of a JSON type, or is an attribute value of a type.
  func isOfType(_ type: String) -> Bool {
    switch (self, type) {
    case (.object, "object"), (.array, "array"), (.string, "string"), (.number, "number"),
      (.boolean, "boolean"), (.null, "null"):
      true
    case (.object(let members), _): members.count == 1 && members[0].name == type
    default: false
    }
  }
}

extension Predicate: CustomStringConvertible {
  /// A description of the expectation.
  package var description: String {
    switch self {
    case .any: "anything"
    case .present: "any value"
    case .absent: "absent"
    case .literal(let tree), .scalar(let tree): Mismatch.text(tree.json)
    case .value(let value): Mismatch.text(value.tree.json)
    case .number(let number): "\(number)"
    case .object(let members):
      "{" + members.map { "\"\($0.name)\": \($0.predicate)" }.joined(separator: ", ") + "}"
    case .array(let predicates): "[" + predicates.map(\.description).joined(separator: ", ") + "]"
    case .not(let inner): "not \(inner)"
    case .oneOf(let choices): "one of " + choices.map(\.description).joined(separator: ", ")
    case .compare(let comparison, let bound): "\(comparison.rawValue) \(bound.json)"
    case .between(let low, let high): "from \(low.json) to \(high.json)"
    case .prefix(let prefix): "text that begins with \"\(prefix)\""
    case .contains(let part): "something that contains \(part.json)"
    case .glob(let pattern): "text like \"\(pattern.text)\""
    case .type(let type): "a value of type \(type)"
    case .size(let inner): "a size of \(inner)"
    }
  }
}

extension String {
  /// Returns whether the bytes of a part occur in the text, in linear time.
  fileprivate func contains(bytesOf part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in
      part.withUTF8 {
        ByteSearch.contains(UnsafeRawBufferPointer($0), in: UnsafeRawBufferPointer(text))
      }
    }
  }
}
