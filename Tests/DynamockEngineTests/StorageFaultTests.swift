import DynamockEngine
import DynamockModel
import DynamockStorage
import Testing

@Suite struct StorageFaultTests {
  static let codes: [StorageError.Code] = [
    .locked, .displaced, .exists, .badPath, .newerFormat, .foreignFile, .damaged, .full, .failed,
    .closed, .unsupported,
  ]

  @Test(
    "the client gets the kind of a store's error, the log its details",
    arguments: codes.indices)
  func secrecy(index: Int) throws {
    let fault = StorageError(
      Self.codes[index], "\"/data/orders.sqlite\" is in trouble.", detail: "The statement: SELECT 1"
    )
    let error = DynamoDBError(fault)
    #expect(error.code == .internalServerError)
    let explanation = try #require(error.explanation)
    let shown = [error.message ?? "", explanation.rule, explanation.found, explanation.remedy]
      .joined(separator: " ")
    for word in ["/data", "orders", "SELECT", "statement"] { #expect(!shown.contains(word)) }
    #expect(!explanation.found.isEmpty)
    #expect(
      explanation.detail == "\"/data/orders.sqlite\" is in trouble. The statement: SELECT 1")
  }
}
