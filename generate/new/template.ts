import { tableSetting, upper, type Wanted } from './wanted.ts';

const tableText = (id: string): string => `  ${id}Table:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: RetainExceptOnCreate
    UpdateReplacePolicy: Retain
    Properties:
      <<: *entries

`;

const readsTable = (id: string): string => `
              - Effect: Allow
                Action: dynamodb:GetItem
                Resource: !GetAtt ${id}Table.Arn`;

/** Text for template.yaml: a function that answers for the gateway, its role, permission, log and alarm, and its table. */
export const templateText = ({ name, table }: Wanted): string => {
  const id = upper(name);
  const setting = table ? `\n          ${tableSetting(name)}: !Ref ${id}Table` : '';
  return `  # ---- ${name} ${'-'.repeat(Math.max(1, 90 - name.length))}
${table ? tableText(id) : ''}  ${id}Function:
    Type: AWS::Serverless::Function
    Metadata:
      BuildMethod: esbuild
      BuildProperties:
        <<: *bundle
        EntryPoints: [http.ts]
    Properties:
      Description: Answers GET /${name}
      CodeUri: functions/${name}/
      Handler: http.handler
      Role: !GetAtt ${id}Role.Arn
      LoggingConfig: { LogGroup: !Ref ${id}Logs }
      Environment:
        Variables:
          POWERTOOLS_SERVICE_NAME: ${name}
          CONSOLE_ORIGIN: !Ref ConsoleOrigin
          DENIED_TABLE: !Ref DeniedTable${setting}
          USER_POOL_CLIENT_ID: !Ref UserPoolClient
          USER_POOL_ID: !Ref UserPool

  ${id}Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: *byLambda
      Policies:
        - PolicyName: ${name}
          PolicyDocument:
            Version: '2012-10-17'
            Statement:${table ? readsTable(id) : ''}
              - *readsDenials
              - { Effect: Allow, Action: *writesLogs, Resource: !GetAtt ${id}Logs.Arn }
              - *writesTraces

  ${id}InvokePermission:
    Type: AWS::Lambda::Permission
    Properties:
      <<: *byGateway
      FunctionName: !Ref ${id}Function

  ${id}Logs: *logs

  ${id}ErrorsAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      <<: *failing
      Dimensions: [{ Name: FunctionName, Value: !Ref ${id}Function }]

`;
};
