// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension FailureException: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExceptionDescription", exceptionDescription)
    writer.member("ExceptionName", exceptionName)
    writer.endObject()
  }
}
