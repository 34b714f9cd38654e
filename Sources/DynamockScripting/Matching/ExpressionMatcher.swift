import DynamockExpressions
import DynamockModel
import DynamockValidation
import DynamockWire

/// An expected meaning or text of an expression in a request.
package struct ExpressionMatcher: Sendable {
  /// The parameter that contains the expression.
  let kind: ExpressionKind
  /// The expectation.
  let wanted: Wanted

  /// The kinds of expectations.
  enum Wanted: Sendable {
    /// A condition or filter with the same meaning.
    case condition(Condition)
    /// Conditions on the same attributes.
    case keyCondition(KeyCondition)
    /// The same actions.
    case update(UpdateExpression)
    /// The same paths.
    case projection(Projection)
    /// The parameter's text.
    case text(Predicate)
  }

  /// Adds the differences of a request's expression to a report.
  func check(_ facts: RequestFacts, text: String, _ report: inout MismatchReport) {
    guard report.goesOn else { return }
    let sent = facts.input[kind.rawValue]
    if case .text(let predicate) = wanted {
      return predicate.check(sent, at: JSONPath([.member(kind.rawValue)]), &report)
    }
    guard !facts.meanings(of: kind).contains(where: isSame) else { return }
    report.fail(
      kind.rawValue, wanted: "the meaning of \"\(text)\"", found: sent?.json ?? "absent")
  }

  private func isSame(as found: ExpressionMeaning) -> Bool {
    switch (wanted, found) {
    case (.condition(let left), .condition(let right)): left.hasSameMeaning(as: right)
    case (.keyCondition(let left), .keyCondition(let right)):
      left.tests.hasSameElements(as: right.tests)
    case (.update(let left), .update(let right)): left.actions.hasSameElements(as: right.actions)
    case (.projection(let left), .projection(let right)):
      left.paths.hasSameElements(as: right.paths)
    default: false
    }
  }
}

/// An expression of a request, parsed and resolved.
enum ExpressionMeaning {
  case condition(Condition)
  case keyCondition(KeyCondition)
  case update(UpdateExpression)
  case projection(Projection)
}

extension RequestFacts {
  /// Returns the expressions of a kind in the request, including legacy parameters.
  func meanings(of kind: ExpressionKind) -> [ExpressionMeaning] {
    guard let input = try? WireCodec.decode(operation, body: request.body).input else { return [] }
    switch (input, kind) {
    case (.putItem(let input), .condition):
      return one((try? PutItemRequest(validating: input))?.condition?.condition)
    case (.deleteItem(let input), .condition):
      return one((try? DeleteItemRequest(validating: input))?.condition?.condition)
    case (.updateItem(let input), .condition):
      return one((try? UpdateItemRequest(validating: input))?.condition?.condition)
    case (.updateItem(let input), .update):
      return (try? UpdateItemRequest(validating: input))?.update.map { [.update($0)] } ?? []
    case (.getItem(let input), .projection):
      return one((try? GetItemRequest(validating: input))?.projection)
    case (.query(let input), _):
      guard let request = try? QueryRequest(validating: input) else { return [] }
      return kind == .keyCondition ? [.keyCondition(request.keyCondition)] : of(request.read, kind)
    case (.scan(let input), _):
      return (try? ScanRequest(validating: input)).map { of($0.read, kind) } ?? []
    case (.searchVectors(let input), .projection):
      return one((try? SearchVectorsRequest(validating: input))?.projection)
    case (.searchVectors(let input), .searchCondition):
      return one((try? SearchVectorsRequest(validating: input))?.condition)
    case (.transactWriteItems(let input), _):
      return transactional(try? TransactWriteItemsRequest(validating: input), kind)
    default: return []
    }
  }

  private func one(_ condition: Condition?) -> [ExpressionMeaning] {
    condition.map { [.condition($0)] } ?? []
  }

  private func one(_ projection: Projection?) -> [ExpressionMeaning] {
    projection.map { [.projection($0)] } ?? []
  }

  private func of(_ read: PagedRead, _ kind: ExpressionKind) -> [ExpressionMeaning] {
    switch kind {
    case .filter: one(read.filter?.condition)
    case .projection: one(read.projection)
    default: []
    }
  }

  private func transactional(
    _ request: TransactWriteItemsRequest?, _ kind: ExpressionKind
  ) -> [ExpressionMeaning] {
    (request?.actions ?? []).flatMap { action -> [ExpressionMeaning] in
      if kind == .condition { return one(action.condition?.condition) }
      guard kind == .update, case .update(_, let update) = action.kind else { return [] }
      return [.update(update)]
    }
  }
}

extension Condition {
  /// Returns whether two conditions are equal except for the order of the operands of AND and OR.
  func hasSameMeaning(as other: Condition) -> Bool {
    switch (flattened, other.flattened) {
    case (.all(let left), .all(let right)), (.any(let left), .any(let right)):
      left.hasSameElements(as: right) { $0.hasSameMeaning(as: $1) }
    case (.not(let left), .not(let right)): left.hasSameMeaning(as: right)
    case (let left, let right): left == right
    }
  }

  /// The condition with nested ANDs and nested ORs flattened.
  private var flattened: Condition {
    switch self {
    case .all(let parts):
      let flat = parts.flatMap { part -> [Condition] in
        if case .all(let inner) = part.flattened { return inner }
        return [part]
      }
      return flat.count == 1 ? flat[0].flattened : .all(flat)
    case .any(let parts):
      let flat = parts.flatMap { part -> [Condition] in
        if case .any(let inner) = part.flattened { return inner }
        return [part]
      }
      return flat.count == 1 ? flat[0].flattened : .any(flat)
    default: return self
    }
  }
}

extension Array {
  /// Returns whether two arrays have the same elements in any order.
  func hasSameElements(as other: [Element], by isSame: (Element, Element) -> Bool) -> Bool {
    guard count == other.count else { return false }
    var rest = other
    for element in self {
      guard let index = rest.firstIndex(where: { isSame(element, $0) }) else { return false }
      rest.remove(at: index)
    }
    return true
  }
}

extension Array where Element: Equatable {
  /// Returns whether two arrays have the same elements in any order.
  func hasSameElements(as other: [Element]) -> Bool { hasSameElements(as: other, by: ==) }
}
