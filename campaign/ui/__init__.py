"""Streamlit: the shell around every page and the parts that pages are made of."""
