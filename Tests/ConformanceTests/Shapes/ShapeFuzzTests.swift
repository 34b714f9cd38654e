import Dynamock
import DynamockFuzzing
import DynamockTesting
import SeededRandom
import Testing

/// Tests each implemented operation with random requests, generated from the model's shapes.
@Suite("Random requests of the model's shapes")
struct ShapeFuzzTests {
  @Test("get an output of the operation's shape or one of its exceptions")
  func shapes() async throws {
    let shapes = try #require(ServiceShapes.published)
    let operations = Operation.built.map(\.rawValue).sorted()
    let settings = [Setting.Depth.inProcess, .wire].flatMap { depth in
      Setting.Store.allCases.map { Setting(depth, $0) }
    }
    // Its throwaways wait for those of other tests.
    var run = FuzzRun("shapes", atLeast: 1_500)
    var successes: [String: Int] = [:]
    var round = 0
    var goesOn = true
    while goesOn {
      try await Throwaway.run(settings[round % settings.count]) { throwaway in
        try await throwaway.prepare(ShapeTables.calls)
        var request = ShapeRequest(
          shapes: shapes, texts: try await ShapeTables.texts(of: throwaway))
        for _ in 0..<300 where goesOn {
          goesOn = run.goesOn()
          // Once the table is deleted, there is only one kind of response.
          let rare = run.random.below(8) == 0
          let operation = run.random.pick(operations)
          if operation == "DeleteTable", !rare { continue }
          let body = request.body(of: operation, &run.random)
          run.keep(Array("\(operation) \(body)".utf8))
          let began = ContinuousClock.now
          let answer = try await throwaway.send(Call(operation, body.description))
          let time = ContinuousClock.now - began
          if answer.status == 200 { successes[operation, default: 0] += 1 }
          let fault = ShapeAnswer(shapes: shapes).fault(of: answer, to: operation)
          if let fault = fault ?? (time > .seconds(5) ? "it took \(time)" : nil) {
            let text = body.description.prefix(2_000)
            Issue.record(
              "seed \(run.seed), input \(run.count), \(throwaway.setting): \(fault): \(answer.text) to \(operation) \(text)"
            )
          }
        }
      }
      round += 1
    }
    // If fewer operations succeed, the requests do not reach the tables. Exports and imports cannot:
    // there is no folder of buckets.
    let possible = operations.filter { !$0.contains("Export") && !$0.contains("Import") }
    #expect(successes.count > possible.count / 2, "\(successes)")
  }
}
