import Pipelines

print(PipelineSchema.text, terminator: "")
