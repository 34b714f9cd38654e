import DynamockProcesses
import Foundation
import Testing

@Suite("The environment of the process") struct ProcessEnvironmentTests {
  @Test("has all variables")
  func everything() {
    #expect(!ProcessEnvironment.variables.isEmpty)
    #expect(ProcessEnvironment.variables == ProcessInfo.processInfo.environment)
  }

  @Test("has the variables whose names begin with a text", arguments: ["PA", "PATH", "X_NONE_"])
  func some(prefix: String) {
    let expected = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix(prefix) }
    #expect(expected.isEmpty == (prefix == "X_NONE_"))
    #expect(ProcessEnvironment.variables(beginningWith: prefix) == expected)
  }
}
