import SeededRandom

@testable import DynamockPartiQL

/// Random statements for a seed, nested `depth` deep.
struct RandomStatements {
  var generator: SeededGenerator

  private let nowhere = Position(line: 1, column: 1, length: 1)
  private static let names = ["pk", "sk", "a b", "size", "ünï", "quo\"te", "x"]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
  private func syntax(_ form: Syntax.Form) -> Syntax { Syntax(form: form, position: nowhere) }

  mutating func statement() -> Syntax {
    switch pick(5) {
    case 0:
      return syntax(
        .insert(
          InsertSyntax(
            target: name(), value: tuple(depth: 2), isSingle: true, returning: returning()))
      )
    case 1: return change(actions: [], isFromFirst: false)
    case 2: return change(actions: actions(), isFromFirst: true)
    case 3: return change(actions: actions(), isFromFirst: false)
    default: return select()
    }
  }

  private mutating func select() -> Syntax {
    let columns: SelectSyntax.Columns =
      pick(2) == 0 ? .all : .list((0...pick(3)).map { _ in path() }, hasAlias: false)
    let order = (0..<pick(3)).map { _ in OrderSyntax(expression: name(), isDescending: pick(2) == 0)
    }
    return syntax(
      .select(
        SelectSyntax(
          columns: columns, source: SourceSyntax(expression: name()),
          condition: pick(4) == 0 ? nil : condition(depth: 3), order: order)))
  }

  private mutating func change(actions: [ChangeSyntax.Action], isFromFirst: Bool) -> Syntax {
    syntax(
      .change(
        ChangeSyntax(
          source: SourceSyntax(expression: name()), actions: actions,
          condition: pick(4) == 0 ? nil : condition(depth: 3), returning: returning(),
          isFromFirst: isFromFirst)))
  }

  private mutating func returning() -> [ReturningSyntax]? {
    guard pick(3) == 0 else { return nil }
    return [ReturningSyntax(version: Returning.allCases[pick(4)], isWhole: true)]
  }

  private mutating func actions() -> [ChangeSyntax.Action] {
    (0...pick(3)).map { _ in
      pick(3) == 0 ? .remove(path()) : .set(path(), operand(depth: 2))
    }
  }

  private mutating func name() -> Syntax { syntax(.name(Self.names[pick(Self.names.count)])) }

  private mutating func path() -> Syntax {
    let steps = (0..<pick(3)).map { _ -> Syntax.Step in
      pick(2) == 0
        ? .name(Self.names[pick(Self.names.count)]) : .index(syntax(.number("\(pick(9))")))
    }
    return steps.isEmpty ? name() : syntax(.path(name(), steps))
  }

  private mutating func tuple(depth: Int) -> Syntax {
    syntax(
      .tuple(
        (0..<pick(4)).map { _ in
          Syntax.Member(key: syntax(.string("k\(pick(99))")), value: literal(depth: depth))
        }))
  }

  private mutating func literal(depth: Int) -> Syntax {
    switch pick(depth > 0 ? 10 : 7) {
    case 0: syntax(.string("it's \(pick(9))"))
    case 1: syntax(.number("-\(pick(99)).5e\(pick(9))"))
    case 2: syntax(.bool(pick(2) == 0))
    case 3: syntax(.null)
    case 4: syntax(.parameter(0))
    case 5: syntax(.number(".\(pick(99))"))
    case 6: syntax(.ion(["{{YWJj}}", "[1, \"`\"]", "a::{b: null.int}", "2026-10-09T"][pick(4)]))
    case 7: syntax(.list((0..<pick(3)).map { _ in literal(depth: depth - 1) }))
    case 8: syntax(.bag((0..<pick(3)).map { _ in literal(depth: 0) }))
    default: tuple(depth: depth - 1)
    }
  }

  private mutating func operand(depth: Int) -> Syntax {
    switch pick(depth > 0 ? 6 : 2) {
    case 0: path()
    case 1: literal(depth: 1)
    case 2: choice(depth: depth - 1)
    case 3: syntax(.infix(operand(depth: depth - 1), .plus, operand(depth: depth - 1)))
    case 4: syntax(.infix(operand(depth: depth - 1), .minus, operand(depth: depth - 1)))
    default: syntax(.call("list_append", [path(), operand(depth: depth - 1)]))
    }
  }

  private mutating func choice(depth: Int) -> Syntax {
    syntax(
      .choice(
        CaseSyntax(
          operand: pick(2) == 0 ? nil : path(),
          branches: (0...pick(2)).map { _ in
            .init(when: condition(depth: 0), then: operand(depth: depth))
          }, otherwise: pick(2) == 0 ? nil : literal(depth: 0))))
  }

  private mutating func condition(depth: Int) -> Syntax {
    switch pick(depth > 0 ? 9 : 6) {
    case 0: syntax(.infix(path(), .equal, literal(depth: 1)))
    case 1: syntax(.infix(literal(depth: 0), .lessOrEqual, path()))
    case 2: syntax(.between(path(), literal(depth: 0), literal(depth: 0)))
    case 3: syntax(.isIn(path(), syntax(.list((0...pick(3)).map { _ in literal(depth: 0) }))))
    case 4: syntax(.isType(path(), TypeName.allCases[pick(TypeName.allCases.count)]))
    case 5: syntax(.call("begins_with", [path(), literal(depth: 0)]))
    case 6: syntax(.prefix(Array(repeating: .not, count: 1 + pick(3)), condition(depth: 0)))
    case 7: syntax(.all(parts(depth: depth)))
    default: syntax(.any(parts(depth: depth)))
    }
  }

  /// Returns operands of AND or OR; the first is never the same operator, because chains are flat.
  private mutating func parts(depth: Int) -> [Syntax] {
    [condition(depth: 0)] + (0...pick(3)).map { _ in condition(depth: depth - 1) }
  }
}
