import json
import sys

with open(sys.argv[1]) as file:
    config = json.load(file)
print(json.dumps({"type": config["model_type"]}))
