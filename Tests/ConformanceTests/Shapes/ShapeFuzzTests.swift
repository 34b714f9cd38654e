import Dynamock
import DynamockFuzzing
import DynamockTesting
import Testing

/// Requests that nobody wrote: made of the model's shapes alone, for each operation that is built.
@Suite("Requests of the model's shapes")
struct ShapeFuzzTests {
  @Test("get an output of the operation's shape or one of its exceptions")
  func shapes() async throws {
    let shapes = try #require(ServiceShapes.published)
    let operations = Operation.built.map(\.rawValue).sorted()
    let settings = [Setting.Depth.inProcess, .wire].flatMap { depth in
      Setting.Store.allCases.map { Setting(depth, $0) }
    }
    var run = FuzzRun("shapes")
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
          // A table that is gone gives one answer only.
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
    // Else the requests are such that nothing gets as far as the tables.
    #expect(successes.count > operations.count / 2, "\(successes)")
  }
}
