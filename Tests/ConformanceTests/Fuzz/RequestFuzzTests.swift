import DynamockModel
import DynamockTesting
import SeededRandom
import Testing

/// Tests that any request to any operation gets an output or an error in AWS's form.
@Suite("Random requests")
struct RequestFuzzTests {
  @Test("get an output or a well-formed error", arguments: [1, 2, 3] as [UInt64])
  func answers(_ seed: UInt64) async throws {
    try await Throwaway.run(.inProcess(.memory)) { throwaway in
      var mutation = RequestMutation(seed: seed)
      let corpus = RequestCorpus.calls
      for position in 0..<3_000 {
        if position % 100 == 0 {
          _ = try await throwaway.send(DeleteTableTests.delete)
          for call in FaultTests.filled { _ = try await throwaway.send(call) }
        }
        let call = corpus[mutation.below(corpus.count)]
        let body = mutation.mutated(call.body)
        let answer = try await throwaway.call(call.operation, bytes: body)
        if let fault = Self.fault(of: answer) {
          let text = String(decoding: body.prefix(2_000), as: UTF8.self)
          Issue.record(
            "seed \(seed), request \(position): \(fault): \(answer.text) to \(call.operation) \(text)"
          )
        }
      }
    }
  }

  /// Returns what is wrong with a response, or `nil`.
  static func fault(of answer: Answer) -> String? {
    if answer.status == 200 { return answer["__type"] == nil ? nil : "an error with status 200" }
    guard answer.status == 400 else { return "status \(answer.status)" }
    guard let type = answer["__type"]?.text, type.split(separator: "#").count == 2 else {
      return "an error without a type"
    }
    let silent = ["SerializationException", "UnknownOperationException"]
    guard answer.message?.isEmpty == false || silent.contains(answer.errorName ?? "") else {
      return "an error without a sentence"
    }
    return nil
  }
}
