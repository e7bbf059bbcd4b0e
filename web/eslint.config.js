import globals from 'globals'
import ts from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

export default ts.config(
  { ignores: ['**/dist/**', '**/schema.d.ts', '**/test-results/**', 'e2e/pictures/**'] },
  ...ts.configs.recommendedTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        parser: ts.parser,
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [
        { name: 'echarts', message: 'Import the parts used from echarts/core.' },
        { name: 'element-plus', importNames: ['default'], message: 'Import each component by name.' },
      ] }],
      'vue/no-bare-strings-in-template': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/multi-word-component-names': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      'vue/no-v-html': 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs', 'e2e/**'], ...ts.configs.disableTypeChecked },
  { files: ['e2e/stub/*.mjs'], languageOptions: { globals: globals.node }, rules: { 'no-console': 'off' } },
)
