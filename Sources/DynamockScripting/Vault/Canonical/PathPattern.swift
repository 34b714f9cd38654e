package import DynamockModel
import DynamockWire

/// A pattern of places in the input or output of operations: `{"operation": "PutItem", "path":
/// "Item.updatedAt"}`.
package struct PathPattern: Sendable, Hashable {
  /// The operation, or `nil` for all.
  package var operation: Operation?
  /// The steps from the outermost inwards.
  package var steps: [Step]

  /// One step of a pattern.
  package enum Step: Sendable, Hashable {
    case member(String)
    case element(Int)
    /// `*` or `[*]`: every member or element.
    case any
  }

  /// Parses a path such as `Items[*].email`; returns `nil` if the text is not a path.
  package init?(_ text: String, of operation: Operation? = nil) {
    // JSON paths have no `[*]`, so a member `*` represents it.
    var plain = ""
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("[*]") {
        plain += plain.isEmpty ? "*" : ".*"
        rest = rest.dropFirst(3)
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    guard let path = JSONPath(plain) else { return nil }
    self.operation = operation
    steps = path.steps.map { step in
      switch step {
      case .member("*"): .any
      case .member(let name): .member(name)
      case .element(let index): .element(index)
      }
    }
  }

  /// The path as text.
  package var path: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .any: text += "[*]"
      case .element(let index): text += "[\(index)]"
      case .member(let name):
        let step = JSONPath([.member("a"), .member(name)]).description.dropFirst()
        text += text.isEmpty ? name : String(step)
      }
    }
  }

  /// Returns whether the pattern applies to an operation.
  func concerns(_ operation: Operation) -> Bool {
    self.operation == nil || self.operation == operation
  }

  /// Returns whether a path matches the pattern, or begins with a path that does.
  func covers(_ path: JSONPath) -> Bool {
    guard path.steps.count >= steps.count else { return false }
    return zip(steps, path.steps).allSatisfy { step, found in
      switch (step, found) {
      case (.any, _): true
      case (.member(let name), .member(let other)): name == other
      case (.element(let index), .element(let other)): index == other
      default: false
      }
    }
  }
}

extension JSONTree {
  /// Replaces the values at the places of a pattern; `nil` removes a value.
  mutating func change(
    at steps: ArraySlice<PathPattern.Step>, _ body: (JSONTree) -> JSONTree?
  ) {
    guard let step = steps.first else {
      if let value = body(self) { self = value }
      return
    }
    let rest = steps.dropFirst()
    func changed(_ value: JSONTree) -> JSONTree? {
      guard !rest.isEmpty else { return body(value) }
      var value = value
      value.change(at: rest, body)
      return value
    }
    switch self {
    case .object(let members):
      self = .object(
        members.compactMap { member in
          guard step == .any || step == .member(member.name) else { return member }
          return changed(member.value).map { Member(name: member.name, value: $0) }
        })
    case .array(let elements):
      self = .array(
        elements.enumerated().compactMap { index, element in
          guard step == .any || step == .element(index) else { return element }
          return changed(element)
        })
    default: break
    }
  }

  /// Removes the values at the places of patterns.
  mutating func remove(_ patterns: [PathPattern], of operation: Operation) {
    for pattern in patterns where pattern.concerns(operation) {
      change(at: pattern.steps[...]) { _ in nil }
    }
  }
}
