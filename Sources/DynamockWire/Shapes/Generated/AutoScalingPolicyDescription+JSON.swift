// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingPolicyDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("PolicyName", policyName)
    writer.member(
      "TargetTrackingScalingPolicyConfiguration", targetTrackingScalingPolicyConfiguration)
    writer.endObject()
  }
}
