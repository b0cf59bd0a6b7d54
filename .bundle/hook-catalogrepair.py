"""What PyInstaller does not find by following imports: modules found by name or by walking, and what is no code.

The metadata of all packages hold their licences, and by keyring's own its backends are found.
"""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

datas = collect_data_files("catalogrepair") + copy_metadata("catalogrepair", recursive=True)
hiddenimports = collect_submodules("catalogrepair")
