// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension FailureException: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exceptionName: try tree.value("ExceptionName"),
      exceptionDescription: try tree.value("ExceptionDescription")
    )
  }
}
