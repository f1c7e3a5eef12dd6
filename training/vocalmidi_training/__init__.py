"""Trains the models that VocalMidi listens with, and exports them to ONNX.

Read in the order of the data: notes (truth), labels (truth per hop), dataset, model, loss, train, decode, metrics,
export. The features come from the `vocalmidi features` command, so there is one implementation of them.
"""
