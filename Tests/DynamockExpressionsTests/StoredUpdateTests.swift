import DynamockExpressions
import DynamockModel
import SeededRandom
import Testing

/// Compares updates of stored bytes, of whole items, and of the simplest possible code.
@Suite("Updates of stored bytes")
struct StoredUpdateTests {
  private static let names = ["a", "b", "c", "attribute-1", "attribute-2", "\"quoted\"", ""]

  private static func value(_ random: inout SeededGenerator, depth: Int = 0) -> AttributeValue {
    switch random.below(depth > 1 ? 7 : 9) {
    case 0, 1: N(String(random.below(50)))
    case 2: S(random.pick(["", "x", "é\"\\", "yy"]))
    case 3: .bool(random.below(2) == 0)
    case 4: .stringSet(random.pick([["x"], ["x", "y"], ["z"]]))
    case 5: .binary([UInt8(random.below(256))])
    case 6: .null
    case 7: .list((0..<random.below(4)).map { _ in value(&random, depth: depth + 1) })
    default: .map(item(&random, depth: depth + 1))
    }
  }

  private static func item(_ random: inout SeededGenerator, depth: Int = 0) -> Item {
    Item(
      uniqueAttributes: names.filter { _ in random.below(4) != 0 }.map {
        Attribute(name: $0, value: value(&random, depth: depth))
      })
  }

  private static func path(_ random: inout SeededGenerator) -> DocumentPath {
    DocumentPath(
      random.pick(names),
      random.below(3) > 0
        ? []
        : (0..<random.below(3)).map { _ in
          random.below(2) == 0 ? .attribute(random.pick(names)) : .index(random.below(4))
        })
  }

  private static func operand(
    _ random: inout SeededGenerator, depth: Int = 0
  ) -> UpdateExpression.Operand {
    switch random.below(depth > 1 ? 3 : 7) {
    case 0, 1: .value(value(&random))
    case 2: .path(path(&random))
    case 3: .ifNotExists(path(&random), operand(&random, depth: depth + 1))
    case 4: .listAppend(operand(&random, depth: depth + 1), operand(&random, depth: depth + 1))
    case 5: .sum(.path(path(&random)), .value(N("1")))
    default: .difference(operand(&random, depth: depth + 1), .value(N("7")))
    }
  }

  private static func action(_ random: inout SeededGenerator) -> UpdateExpression.Action {
    switch random.below(6) {
    case 0...2: .set(path(&random), operand(&random))
    case 3: .remove(path(&random))
    case 4: .add(path(&random), random.pick([N("3"), .stringSet(["x", "w"])]))
    default: .delete(path(&random), .stringSet(random.pick([["x"], ["x", "y"]])))
    }
  }

  @Test("are those of whole items, with their errors", arguments: 1...4 as ClosedRange<UInt64>)
  func bytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var succeeded = 0
    for _ in 0..<3_000 {
      let item = Self.item(&random)
      var attributes: [String] = []
      let actions = (0..<(1 + random.below(3))).map { _ in Self.action(&random) }.filter {
        guard !attributes.contains($0.path.attribute) else { return false }
        attributes.append($0.path.attribute)
        return true
      }
      let update = UpdateExpression(actions: actions)
      let whole = Result { try update.apply(to: item, key: [:]).item }
      let edited = Result { try Self.edited(ItemImage(item), by: update) }
      let naive = NaiveUpdate.apply(actions, to: item)
      let note = "seed \(seed): \(actions) on \(item)"
      switch (whole, edited) {
      case (.success(let whole?), .success(let edited)):
        #expect(edited == ItemImage(whole), "\(note)")
        #expect(naive == whole, "\(note)")
        succeeded += 1
      case (.failure(let whole), .failure(let edited)):
        #expect(whole as? EvaluationError == edited as? EvaluationError, "\(note)")
        #expect(naive == nil, "\(note)")
      default: Issue.record("\(note): \(whole) and \(edited)")
      }
    }
    #expect(succeeded > 500)
  }

  private static func edited(
    _ image: ItemImage, by update: UpdateExpression
  ) throws -> ItemImage {
    let excerpt = try #require(
      ItemExcerpt(of: update.soughtAttributes, decoding: update.readAttributes, in: image))
    let changed = try update.values(after: excerpt.values)
    return try #require(excerpt.replacing(changed, size: excerpt.size(with: changed)))
  }
}

/// An update of at most one action for each attribute, written without regard to speed.
private enum NaiveUpdate {
  /// Returns the item after the actions, or `nil` if one of them fails.
  static func apply(_ actions: [UpdateExpression.Action], to old: Item) -> Item? {
    var item = old
    for action in actions {
      let before = action.path.value(in: old)
      let value: AttributeValue?
      switch action {
      case .set(_, let operand):
        guard let new = self.value(of: operand, in: old) else { return nil }
        value = new
      case .remove: value = nil
      case .add(_, let argument):
        guard let sum = sum(before, argument) else { return nil }
        value = sum
      case .delete(_, let argument):
        switch (before, argument) {
        case (nil, _): value = nil
        case (.stringSet(let old)?, .stringSet(let gone)):
          let rest = old.filter { !gone.contains($0) }
          value = rest.isEmpty ? nil : .stringSet(rest)
        default: return nil
        }
      }
      guard let next = NaiveModel.put(value, at: action.path, in: item) else { return nil }
      item = next
    }
    return item
  }

  private static func sum(_ old: AttributeValue?, _ added: AttributeValue) -> AttributeValue? {
    switch (old, added) {
    case (nil, _): added
    case (.number(let left)?, .number(let right)): (try? left.adding(right)).map { .number($0) }
    case (.stringSet(let left)?, .stringSet(let right)):
      .stringSet(left + right.filter { !left.contains($0) })
    default: nil
    }
  }

  private static func value(
    of operand: UpdateExpression.Operand, in old: Item
  ) -> AttributeValue? {
    switch operand {
    case .value(let value): return value
    case .path(let path): return path.value(in: old)
    case .ifNotExists(let path, let other):
      return path.value(in: old) ?? value(of: other, in: old)
    case .listAppend(let first, let second):
      guard
        case (.list(let first)?, .list(let second)?) = (
          value(of: first, in: old), value(of: second, in: old)
        )
      else { return nil }
      return .list(first + second)
    case .sum(let left, let right):
      guard
        case (.number(let left)?, .number(let right)?) = (
          value(of: left, in: old), value(of: right, in: old)
        )
      else { return nil }
      return (try? left.adding(right)).map { .number($0) }
    case .difference(let left, let right):
      guard
        case (.number(let left)?, .number(let right)?) = (
          value(of: left, in: old), value(of: right, in: old)
        )
      else { return nil }
      return (try? left.adding(right.negated)).map { .number($0) }
    }
  }
}
