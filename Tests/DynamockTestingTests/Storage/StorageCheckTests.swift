import DynamockStorage
import DynamockTesting
import Testing

@Suite("The checker of stores")
struct StorageCheckTests {
  @Test("a simple correct store passes all checks", .timeLimit(.minutes(10)))
  func rightStore() async {
    #expect(await checkStorageBackend(steps: 300) { NaiveStorage() } == [])
  }

  @Test(
    "each flaw is detected", .timeLimit(.minutes(10)),
    arguments: NaiveStorage.Flaw.allCases.filter { $0 != .completesNever })
  func flawedStore(flaw: NaiveStorage.Flaw) async {
    let violations = await checkStorageBackend(seeds: [1], steps: 200) { NaiveStorage(flaw) }
    #expect(!violations.isEmpty)
  }
}
