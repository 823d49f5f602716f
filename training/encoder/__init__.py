"""The encoder behind attribution and incidents: from open data to the ONNX files of ``dateline.engines.encoder``."""
