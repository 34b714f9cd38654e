package import DynamockWire

/// A location in JSON, written as `Item.total.N` or `TransactItems[1].Put.Item["a.b"].S`.
package struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  /// The steps, outermost first.
  package var steps: [Step]

  /// A step into an object or an array.
  package enum Step: Sendable, Hashable {
    case member(String)
    case element(Int)
  }

  /// Creates a path from its steps.
  package init(_ steps: [Step] = []) { self.steps = steps }

  /// Parses a path; returns `nil` for an invalid text.
  package init?(_ text: String) {
    var steps: [Step] = []
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      if rest.first == "[" {
        guard let step = Self.bracketed(&rest) else { return nil }
        steps.append(step)
      } else {
        if !steps.isEmpty {
          guard rest.first == "." else { return nil }
          rest = rest.dropFirst()
        }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { return nil }
        steps.append(.member(String(name)))
        rest = rest.dropFirst(name.count)
      }
      // Setting a path creates levels one by one, up to the maximum depth of a request.
      guard steps.count < JSONTree.requestDepth else { return nil }
    }
    self.steps = steps
  }

  private static func bracketed(_ rest: inout Substring) -> Step? {
    rest = rest.dropFirst()
    if rest.first == "\"" {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: "\"") else { return nil }
      let name = rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard rest.first == "]" else { return nil }
      rest = rest.dropFirst()
      return .member(String(name))
    }
    guard let end = rest.firstIndex(of: "]"), let index = Int(rest[..<end]), index >= 0 else {
      return nil
    }
    rest = rest[rest.index(after: end)...]
    return .element(index)
  }

  /// Returns the path with one more step.
  package func appending(_ step: Step) -> JSONPath { JSONPath(steps + [step]) }

  /// The path as text.
  package var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .element(let index): text += "[\(index)]"
      case .member(let name) where name.contains { ".[]\"".contains($0) }: text += "[\"\(name)\"]"
      case .member(let name): text += text.isEmpty ? name : ".\(name)"
      }
    }
  }
}

extension JSONTree {
  /// Returns the value at a path, or `nil` if the path does not exist.
  package subscript(path path: JSONPath) -> JSONTree? {
    var tree = self
    for step in path.steps {
      switch (step, tree) {
      case (.member(let name), .object):
        guard let value = tree[name] else { return nil }
        tree = value
      case (.element(let index), .array(let elements)) where elements.indices.contains(index):
        tree = elements[index]
      default: return nil
      }
    }
    return tree
  }

  /// Sets the value at a path, creating the objects on the way; `nil` removes the value.
  /// - Returns: `false` if the path leads through a value that is neither an object nor an array,
  ///   or beyond the end of an array.
  @discardableResult
  package mutating func set(_ value: JSONTree?, at path: ArraySlice<JSONPath.Step>) -> Bool {
    guard let step = path.first else {
      if let value { self = value }
      return value != nil
    }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.member(let name), .object):
      if rest.isEmpty {
        set(name, to: value)
        return true
      }
      guard var inner = self[name] ?? (value == nil ? nil : .object([])) else { return true }
      guard inner.set(value, at: rest) else { return false }
      set(name, to: inner)
      return true
    case (.element(let index), .array(var elements)):
      guard elements.indices.contains(index) || (index == elements.count && value != nil) else {
        return value == nil
      }
      if rest.isEmpty {
        switch value {
        case let value? where index == elements.count: elements.append(value)
        case let value?: elements[index] = value
        case nil: elements.remove(at: index)
        }
      } else {
        guard elements.indices.contains(index), elements[index].set(value, at: rest) else {
          return false
        }
      }
      self = .array(elements)
      return true
    default: return value == nil
    }
  }
}
