import DynamockMemoryStorage
import DynamockStorage
import DynamockTesting
import Testing

@Suite("The store in memory")
struct MemoryStorageTests {
  @Test("the store keeps every promise of the contract", .timeLimit(.minutes(1)))
  func contract() async {
    #expect(await checkStorageBackend { MemoryStorage() } == [])
  }
}
