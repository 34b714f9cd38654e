import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import SeededRandom
import Testing

/// Tests that a WHERE clause finds the matching items, whether it is evaluated by keys or by a full
/// read.
@Suite("The plan of a SELECT")
struct PlanTests {
  @Test("finds the items that meet its condition", arguments: [31, 32, 33] as [UInt64])
  func planning(seed: UInt64) async throws {
    var random = RandomClauses(seed: seed)
    try await Bench.on(.memory) { (bench) async throws in
      var items: [Item] = []
      for partition in ["a", "b", "c"] {
        for sort in ["1", "2", "3", "4"] {
          var item: Item = ["pk": .string(partition), "sk": .string(sort)]
          if sort != "4" { item["x"] = .string(sort == "1" ? "u" : "v") }
          items.append(item)
          try await bench.put(item)
        }
      }
      var answered = 0
      for _ in 0..<400 {
        let clause = random.clause(depth: 3)
        let text = "SELECT * FROM both WHERE \(clause)"
        guard
          case .select(let selection) = try ParsedStatement(parsing: text).resolved(with: [])
            .action
        else { continue }
        let expected = items.filter { selection.condition?.holds(for: $0) ?? true }
        if let error = await bench.error(text) {
          // AWS accepts neither overlapping alternatives nor more than 50 of them.
          let message = error.message ?? ""
          #expect(
            message.hasPrefix("Overlapping") || message.hasPrefix("Too many decomposed"),
            "seed \(seed): \(clause)")
          continue
        }
        answered += 1
        for limit in [nil, 2] as [Int?] {
          let found = try await pages(of: text, on: bench, limit: limit)
          #expect(names(found) == names(expected), "seed \(seed): \(clause)")
        }
      }
      #expect(answered > 50, "seed \(seed)")
    }
  }

  private func pages(of text: String, on bench: Bench, limit: Int?) async throws -> [Item] {
    var found: [Item] = []
    var token: String?
    repeat {
      let page = try await bench.run(text, limit: limit, token: token)
      for image in page.items ?? [] { found.append(try #require(image.decoded())) }
      token = page.nextToken
    } while token != nil
    return found
  }

  private func names(_ items: [Item]) -> [String] {
    items.map { "\($0["pk"]?.text ?? "")\($0["sk"]?.text ?? "")" }.sorted()
  }
}

/// WHERE clauses over a few keys and one more attribute.
private struct RandomClauses {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func clause(depth: Int) -> String {
    guard depth > 0, generator.below(4) > 0 else { return test() }
    let parts = (0...generator.below(2)).map { _ in clause(depth: depth - 1) }
    switch generator.below(5) {
    case 0: return "(" + parts.joined(separator: " OR ") + ")"
    case 1: return "NOT (\(parts[0]))"
    default: return "(pk = '\(partition)' AND " + parts.joined(separator: " AND ") + ")"
    }
  }

  private var partition: String {
    mutating get { generator.pick(["a", "b", "c"]) }
  }

  private var sort: String {
    mutating get { generator.pick(["1", "2", "3", "4"]) }
  }

  private mutating func test() -> String {
    switch generator.below(9) {
    case 0: "pk = '\(partition)'"
    case 1: "pk IN ['\(partition)', '\(partition)']"
    case 2: "sk = '\(sort)'"
    case 3: "'\(sort)' <= sk"
    case 4: "sk BETWEEN '1' AND '\(sort)'"
    case 5: "sk <> '\(sort)'"
    case 6: "x = 'u'"
    case 7: "x IS MISSING"
    default: "sk IN ['\(sort)', '\(sort)']"
    }
  }
}
